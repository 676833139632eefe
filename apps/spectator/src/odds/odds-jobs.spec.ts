import { describe, expect, it } from '@jest/globals';
import { OddsJobs } from './odds-jobs.js';
import type { OddsAnswer } from './odds-messages.js';

/** Rollouts that only count. */
function counting(): { count: number; readonly chances: readonly number[]; playOne(): void } {
  return {
    count: 0,
    get chances() {
      return [this.count];
    },
    playOne() {
      this.count += 1;
    },
  };
}

function answersOf(jobs: OddsJobs, games: number): readonly OddsAnswer[] {
  return Array.from({ length: games }, () => jobs.playOne()).filter((answer) => answer !== null);
}

describe('questions about the odds', () => {
  it('are answered several times, each time from more games', () => {
    const jobs = new OddsJobs(counting);
    expect(jobs.add({ id: 1, state: {}, rollouts: null })).toBeNull();
    expect(answersOf(jobs, 1_000)).toEqual([30, 100, 300].map((count) => ({ id: 1, chances: [count] })));
    expect(jobs.isIdle).toBe(true);
  });

  it('are answered at once where there is nothing to play', () => {
    const jobs = new OddsJobs(() => null);
    expect(jobs.add({ id: 4, state: 'chess', rollouts: null })).toEqual({ id: 4, chances: null });
    expect(jobs.isIdle).toBe(true);
  });

  it('are answered the newest first; the others follow from where they were', () => {
    const jobs = new OddsJobs(counting);
    jobs.add({ id: 1, state: {}, rollouts: null });
    answersOf(jobs, 60);
    jobs.add({ id: 2, state: {}, rollouts: null });
    expect(answersOf(jobs, 300).map(({ id }) => id)).toEqual([2, 2, 2]);
    expect(answersOf(jobs, 40)).toEqual([{ id: 1, chances: [100] }]);
  });

  it('are dropped, the oldest first, when many are waiting', () => {
    const jobs = new OddsJobs(counting);
    for (let id = 1; id <= 20; id += 1) jobs.add({ id, state: {}, rollouts: null });
    const answered = new Set(answersOf(jobs, 20 * 300).map(({ id }) => id));
    expect([...answered]).toEqual([20, 19, 18, 17, 16, 15, 14, 13]);
  });

  it('about other moments wait until nothing that is shown is in question, and have one answer', () => {
    const jobs = new OddsJobs(counting);
    jobs.add({ id: 1, state: {}, rollouts: 40 });
    jobs.add({ id: 2, state: {}, rollouts: 60 });
    answersOf(jobs, 20);
    jobs.add({ id: 3, state: {}, rollouts: null });
    expect(jobs.isBackground).toBe(false);
    expect(answersOf(jobs, 300).map(({ id }) => id)).toEqual([3, 3, 3]);
    expect(jobs.isBackground).toBe(true);
    expect(answersOf(jobs, 80)).toEqual([
      { id: 1, chances: [40] },
      { id: 2, chances: [60] },
    ]);
    expect(jobs.isIdle).toBe(true);
  });

  it('that want no game are answered at once', () => {
    expect(new OddsJobs(counting).add({ id: 7, state: {}, rollouts: 0 })).toEqual({ id: 7, chances: [0] });
  });
});
