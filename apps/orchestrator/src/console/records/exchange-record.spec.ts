import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../../../../libs/service/src/testing/index.js';
import { ExchangeRecord } from './exchange-record.js';

const MINUTE_MS = 60_000;

describe('what is kept of requests to a service', () => {
  it('is their sum over this minute and the one before, and the last failure for good', () => {
    const clock = new ManualClock();
    const record = new ExchangeRecord(clock);
    record.measured('agent', '2xx', 0.1);
    clock.advance(MINUTE_MS);
    record.measured('agent', 'timeout', 30);
    record.measured('engine', '2xx', 0.002);
    const lastFailure = { at: '1970-01-01T00:01:00.000Z', reason: 'timeout' };
    const both = { count: 2, failures: 1, totalMs: 30_100, slowestMs: 30_000 };
    expect(record.reportOf('agent')).toEqual({ recent: both, lastFailure });
    expect(record.reportOf('engine')).toMatchObject({ recent: { count: 1, failures: 0 }, lastFailure: null });
    clock.advance(MINUTE_MS);
    expect(record.reportOf('agent').recent).toMatchObject({ count: 1, failures: 1 });
    clock.advance(5 * MINUTE_MS);
    const none = { count: 0, failures: 0, totalMs: 0, slowestMs: 0 };
    expect(record.reportOf('agent')).toEqual({ recent: none, lastFailure });
  });

  it.each([
    { outcome: '4xx' as const, failures: 0 },
    { outcome: 'aborted' as const, failures: 0 },
    { outcome: '5xx' as const, failures: 1 },
    { outcome: 'not_json' as const, failures: 1 },
  ])('counts $outcome as $failures failures', ({ outcome, failures }) => {
    const record = new ExchangeRecord(new ManualClock());
    record.measured('engine', outcome, 1);
    expect(record.reportOf('engine').recent).toMatchObject({ count: 1, failures });
  });
});
