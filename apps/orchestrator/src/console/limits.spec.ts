import { describe, expect, it } from '@jest/globals';
import { allLimits } from './limits.js';

const OF_CI = { limit: 'create', by: 'key', who: 'ci', count: 1, last_at: '2026-01-01T00:00:00.000Z' } as const;

describe('the limits of all replicas', () => {
  it('are added up for each limit and client, with the last time', () => {
    const later = { ...OF_CI, count: 4, last_at: '2026-01-01T00:05:00.000Z' };
    const other = { ...OF_CI, who: 'bot', count: 3 };
    expect(allLimits([[OF_CI, other], [later], []])).toEqual([{ ...later, count: 5 }, other]);
  });

  it('fit into one table, however many replicas there are', () => {
    const reported = Array.from({ length: 200 }, (_, replica) => [{ ...OF_CI, who: `bot-${replica}` }]);
    expect(allLimits(reported)).toHaveLength(50);
  });
});
