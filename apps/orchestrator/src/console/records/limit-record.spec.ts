import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../../../../libs/service/src/testing/index.js';
import { LimitRecord } from './limit-record.js';

const CI = { address: '203.0.113.7', key: 'ci' };
const UNKNOWN = { address: '203.0.113.7', key: undefined };

describe('the limits that were reached', () => {
  it('are counted for a key by its name, and else for an address by its digest; the most frequent first', () => {
    const clock = new ManualClock();
    const record = new LimitRecord(clock);
    record.reached('create', CI);
    clock.advance(1_000);
    for (let count = 0; count < 2; count += 1) record.reached('read', UNKNOWN);
    expect(record.top(10)).toEqual([
      // printf %s 203.0.113.7 | sha256sum | cut -c1-8
      { limit: 'read', by: 'address', who: 'fec52565', count: 2, last_at: '1970-01-01T00:00:01.000Z' },
      { limit: 'create', by: 'key', who: 'ci', count: 1, last_at: '1970-01-01T00:00:00.000Z' },
    ]);
    expect(record.top(1)).toHaveLength(1);
  });

  it('keep a key and an address apart that look the same', () => {
    const record = new LimitRecord(new ManualClock());
    record.reached('create', { address: '203.0.113.7', key: 'fec52565' });
    record.reached('create', UNKNOWN);
    expect(
      record
        .top(10)
        .map(({ by, count }) => `${by} ${count}`)
        .toSorted(),
    ).toEqual(['address 1', 'key 1']);
  });

  it('are bounded, however many addresses there are: the last ones are kept', () => {
    const record = new LimitRecord(new ManualClock());
    for (let index = 0; index < 2_000; index += 1) {
      record.reached('create', { address: `10.0.${index >> 8}.${index & 255}`, key: undefined });
    }
    expect(record.top(5_000)).toHaveLength(500);
  });

  it('are gone an hour after the last refusal', () => {
    const clock = new ManualClock();
    const record = new LimitRecord(clock);
    clock.advance(1);
    record.reached('create', CI);
    clock.advance(3_599_000);
    record.reached('create', CI);
    clock.advance(3_599_000);
    expect(record.top(1)).toMatchObject([{ count: 2 }]);
    clock.advance(2_000);
    expect(record.top(1)).toEqual([]);
  });
});
