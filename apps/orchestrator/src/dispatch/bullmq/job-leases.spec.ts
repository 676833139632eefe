import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SchedulerRegistry } from '@nestjs/schedule';
import { PinoLog } from '#libs/service';
import { NamedTimers } from '../../timers/index.js';
import { type ExtendLocks, type JobLease, JobLeases } from './job-leases.js';

const LOG = PinoLog.named('test', 'silent');

describe('the locks of games that are run here', () => {
  /** What Redis answers to each renewal: the ids of the locks that are not ours any more. */
  let answer: ExtendLocks;
  let renewed: { readonly ids: readonly string[]; readonly milliseconds: number }[];
  let leases: JobLeases;
  beforeEach(() => {
    jest.useFakeTimers();
    renewed = [];
    answer = async () => [];
    leases = new JobLeases(
      (ids, tokens, milliseconds) => {
        renewed.push({ ids, milliseconds });
        return answer(ids, tokens, milliseconds);
      },
      new NamedTimers(new SchedulerRegistry()),
      LOG,
    );
  });
  afterEach(() => {
    leases.close();
    jest.useRealTimers();
  });

  const take = (id: string, age = 0): JobLease => leases.take({ id, token: `t-${id}`, takenAt: Date.now() - age });
  const isLost = (lease: JobLease): boolean => lease.signal.aborted;

  it('are renewed together twice a second, and kept as long as they are', async () => {
    const held = [take('a'), take('b')];
    await jest.advanceTimersByTimeAsync(10_000);
    expect(held.map(isLost)).toEqual([false, false]);
    expect(renewed).toHaveLength(20);
    expect(new Set(renewed.map(({ ids, milliseconds }) => `${ids.join()} ${milliseconds}`))).toEqual(
      new Set(['a,b 2500']),
    );
  });

  it('are lost one by one where Redis answers so', async () => {
    const [lost, kept] = [take('a'), take('b')];
    answer = async () => ['a'];
    await jest.advanceTimersByTimeAsync(500);
    expect([lost, kept].map(isLost)).toEqual([true, false]);
    answer = async () => [];
    await jest.advanceTimersByTimeAsync(500);
    expect(renewed.at(-1)?.ids).toEqual(['b']);
  });

  it.each<{ what: string; silence: ExtendLocks }>([
    { what: 'is silent', silence: () => new Promise(() => undefined) },
    { what: 'fails', silence: async () => Promise.reject(new Error('away')) },
  ])('are lost after two and a half seconds in which Redis $what', async ({ silence }) => {
    answer = silence;
    const lease = take('a');
    await jest.advanceTimersByTimeAsync(2_000);
    expect(isLost(lease)).toBe(false);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(isLost(lease)).toBe(true);
  });

  it('run out counted from when they were taken', async () => {
    answer = () => new Promise(() => undefined);
    const lease = take('a', 2_000);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(isLost(lease)).toBe(true);
  });

  it('are not renewed twice at a time, nor once they are released', async () => {
    answer = () => new Promise(() => undefined);
    const lease = take('a');
    await jest.advanceTimersByTimeAsync(1_500);
    expect(renewed).toHaveLength(1);
    lease.release();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(isLost(lease)).toBe(false);
    expect(renewed).toHaveLength(1);
  });

  it('are given back all at once, those that are still taken too, and renewed until then', async () => {
    const early = take('a');
    leases.giveBack();
    const late = take('b');
    expect([early, late].map(isLost)).toEqual([true, true]);
    await jest.advanceTimersByTimeAsync(500);
    expect(renewed.at(-1)?.ids).toEqual(['a', 'b']);
  });

  it('are not renewed after the end', async () => {
    take('a');
    leases.close();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(renewed).toEqual([]);
  });
});
