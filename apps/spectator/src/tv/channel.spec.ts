import { describe, expect, it } from '@jest/globals';
import { type Airing, chosen, kept, RESULT_MS } from './channel.js';

const airing = (id: string, status: string, updatedAt = 0): Airing => ({ id, status, updatedAt });
const ON_A = { gameId: 'a', restingSince: null };
const NOW = 50_000;

describe('the game on the screen', () => {
  it('is at first the tensest one that is running', () => {
    const games = [airing('a', 'running'), airing('b', 'running'), airing('c', 'paused')];
    const tensions = new Map([
      ['a', 0.2],
      ['b', 0.6],
      ['c', 0.9],
    ]);
    expect(chosen(games, tensions)).toEqual({ gameId: 'b', restingSince: null });
  });

  it('is the one that ended last while none is running', () => {
    const games = [airing('a', 'completed', 5), airing('b', 'stopped', 9), airing('c', 'failed', 12)];
    expect(chosen(games, new Map())).toEqual({ gameId: 'b', restingSince: 0 });
  });

  it('is a paused one where none has ended', () => {
    const games = [airing('w', 'waiting'), airing('p', 'paused')];
    expect(chosen(games, new Map())?.gameId).toBe('p');
  });

  it('gives way at once where it had ended before', () => {
    const last = chosen([airing('a', 'completed')], new Map());
    expect(kept(last, [airing('a', 'completed'), airing('b', 'running')], NOW)).toBeNull();
  });

  it('is none before the first game', () => {
    expect(chosen([], new Map())).toBeNull();
  });

  it('stays while it runs, whatever else is on', () => {
    expect(kept(ON_A, [airing('a', 'running'), airing('b', 'running')], NOW)).toEqual(ON_A);
  });

  it.each(['completed', 'stopped', 'failed', 'paused', 'gone'])('gives way some time after it is %s', (status) => {
    const games = [...(status === 'gone' ? [] : [airing('a', status)]), airing('b', 'running')];
    const ended = kept(ON_A, games, NOW);
    expect(ended).toEqual({ gameId: 'a', restingSince: NOW });
    expect(kept(ended, games, NOW + RESULT_MS - 1)).toEqual(ended);
    expect(kept(ended, games, NOW + RESULT_MS)).toBeNull();
  });

  it('stays with its result while nothing else is on', () => {
    const ended = { gameId: 'a', restingSince: NOW };
    expect(kept(ended, [airing('a', 'completed')], NOW + 100 * RESULT_MS)).toEqual(ended);
  });

  it('goes on where it is resumed', () => {
    expect(kept({ gameId: 'a', restingSince: NOW }, [airing('a', 'running')], NOW + 1)).toEqual(ON_A);
  });
});
