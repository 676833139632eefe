import { describe, expect, it } from '@jest/globals';
import { HealthCheck } from './health-check.js';

class Subject {
  readonly changes: (string | undefined)[] = [];
  attempts = 0;
  now = 0;
  work: () => Promise<void> = async () => {};
  readonly check = new HealthCheck(
    async () => {
      this.attempts += 1;
      await this.work();
    },
    (failure) => void this.changes.push(failure),
    () => this.now,
  );
}

describe('a health check', () => {
  it('tries once for all who ask within three seconds', async () => {
    const subject = new Subject();
    await Promise.all(Array.from({ length: 100 }, () => subject.check.isHealthy()));
    subject.now = 2_999;
    expect(await subject.check.isHealthy()).toBe(true);
    expect(subject.attempts).toBe(1);
    subject.now = 3_000;
    await subject.check.isHealthy();
    expect(subject.attempts).toBe(2);
  });

  it('reports what failed when that changes, and no more', async () => {
    const subject = new Subject();
    const ask = async (): Promise<boolean> => {
      subject.now += 3_000;
      return subject.check.isHealthy();
    };
    expect(await ask()).toBe(true);
    subject.work = async () => Promise.reject(new Error('the disk is full'));
    expect([await ask(), await ask()]).toEqual([false, false]);
    subject.work = async () => {};
    expect(await ask()).toBe(true);
    expect(subject.changes).toEqual(['the disk is full', undefined]);
  });

  it('answers no where there is no answer, without trying a second time beside the first', async () => {
    const subject = new Subject();
    let answer = (): void => {};
    subject.work = async () => new Promise((resolve) => (answer = resolve));
    const asked = performance.now();
    expect(await Promise.all([subject.check.isHealthy(), subject.check.isHealthy()])).toEqual([false, false]);
    expect(performance.now() - asked).toBeLessThan(4_000);
    subject.now = 60_000;
    const again = subject.check.isHealthy();
    answer();
    expect(await again).toBe(true);
    expect(subject.attempts).toBe(1);
    expect(subject.changes).toEqual(['no answer within two seconds', undefined]);
  });
});
