import { describe, expect, it } from '@jest/globals';
import { readOptions } from './options.js';

describe('the options of a run', () => {
  it('have defaults for all but the seed', () => {
    expect(readOptions([], 11)).toEqual({
      seed: 11,
      kills: 100,
      games: 50,
      outage: 30,
      modes: ['single', 'arena', 'cluster'],
    });
  });

  it('are read from the command line', () => {
    const args = ['--seed', '3', '--kills', '5', '--games', '2', '--outage', '1', '--mode', 'cluster'];
    expect(readOptions(args, 11)).toEqual({ seed: 3, kills: 5, games: 2, outage: 1, modes: ['cluster'] });
  });

  it.each([
    { args: ['--kills', 'many'], complaint: '--kills is "many"' },
    { args: ['--games', '0'], complaint: '--games is "0", but must be a whole number from 1' },
    { args: ['--seed', ''], complaint: '--seed is ""' },
    { args: ['--mode', 'twice'], complaint: '--mode is "twice", but must be one of single, arena, cluster, all' },
    { args: ['--kils', '5'], complaint: '--kils' },
  ])('are refused where they make no sense: $args', ({ args, complaint }) => {
    expect(() => readOptions(args, 11)).toThrow(complaint);
  });
});
