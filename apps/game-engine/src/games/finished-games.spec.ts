import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../../../libs/service/src/testing/index.js';
import { FinishedGames } from './finished-games.js';

describe('finished games', () => {
  let clock: ManualClock;
  let finished: FinishedGames;
  beforeEach(() => {
    clock = new ManualClock();
    finished = new FinishedGames(clock, { maxAgeMs: 1000, maxCount: 2 });
  });

  it('are held until their time is over', () => {
    finished.add('a');
    clock.advance(999);
    finished.add('b');
    expect(finished.takeDue()).toEqual([]);
    clock.advance(1);
    expect(finished.takeDue()).toEqual(['a']);
  });

  it('make room for newer ones, the oldest first', () => {
    for (const id of ['a', 'b', 'c', 'd']) finished.add(id);
    expect(finished.takeDue()).toEqual(['a', 'b']);
  });

  it('are held from the first time that they are added', () => {
    finished.add('a');
    clock.advance(999);
    finished.add('a');
    clock.advance(1);
    expect(finished.takeDue()).toEqual(['a']);
  });

  it('are named once', () => {
    finished.add('a');
    clock.advance(1000);
    expect(finished.takeDue()).toEqual(['a']);
    expect(finished.takeDue()).toEqual([]);
  });

  it('are not named once they are gone', () => {
    finished.add('a');
    finished.prune('a');
    clock.advance(1000);
    expect(finished.takeDue()).toEqual([]);
  });
});
