import { describe, expect, it } from '@jest/globals';
import { readOptions } from './options.js';

describe('the options of a soak', () => {
  it('have defaults for all but the seed', () => {
    expect(readOptions([], 11)).toEqual({
      seed: 11,
      healthy: 200,
      stopped: 200,
      seconds: 60,
      megabytes: 20,
      tolerance: 10,
    });
  });

  it('are read from the command line', () => {
    const args = [
      '--seed',
      '3',
      '--healthy',
      '4',
      '--stopped',
      '5',
      '--seconds',
      '6',
      '--megabytes',
      '7',
      '--tolerance',
      '8',
    ];
    expect(readOptions(args, 11)).toEqual({
      seed: 3,
      healthy: 4,
      stopped: 5,
      seconds: 6,
      megabytes: 7,
      tolerance: 8,
    });
  });

  it.each([
    { args: ['--healthy', 'many'], complaint: '--healthy is "many"' },
    { args: ['--stopped', '0'], complaint: '--stopped is "0", but must be a whole number from 1' },
    { args: ['--second', '5'], complaint: '--second' },
  ])('are refused where they make no sense: $args', ({ args, complaint }) => {
    expect(() => readOptions(args, 11)).toThrow(complaint);
  });
});
