import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { PinoLog } from '#libs/service';
import { ManualClock } from '../../../../../libs/service/src/testing/index.js';
import { loadOrchestratorConfig } from '../../config.js';
import { RedisConnections } from '../../redis/index.js';
import { RedisServer } from '../../redis/testing/index.js';
import { ExchangeRecord } from '../records/exchange-record.js';
import { LimitRecord } from '../records/limit-record.js';
import { LoopRecord } from '../records/loop-record.js';
import { RedisReplicaReports } from './redis-replica-reports.js';
import { OwnReport } from './replica-report.js';

const REPORTS = 'orchestrator:reports';
const REPORT_INTERVAL_MS = 20;

describe('the reports of many replicas', () => {
  let server: RedisServer;
  const closing: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    server = await RedisServer.start();
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  /** A replica that runs a number of games. */
  async function replica(games: number): Promise<RedisReplicaReports> {
    const redis = await RedisConnections.to(server.url, PinoLog.named('test', 'silent'));
    const clock = new ManualClock();
    const loop = new LoopRecord();
    loop.runs(games);
    const own = new OwnReport(
      clock,
      loadOrchestratorConfig({}),
      loop,
      new ExchangeRecord(clock),
      new LimitRecord(clock),
    );
    const reports = new RedisReplicaReports(redis, own);
    const reporting = setInterval(() => reports.report(), REPORT_INTERVAL_MS);
    const last = redis.connect('last');
    if (last.status !== 'ready') await once(last, 'ready');
    closing.push(async () => {
      clearInterval(reporting);
      await reports.onApplicationShutdown();
      redis.onApplicationShutdown();
    });
    return reports;
  }

  async function gamesIn(asked: RedisReplicaReports, count: number): Promise<readonly number[]> {
    for (;;) {
      const all = (await asked.all()) ?? [];
      if (all.length === count) return all.map(({ report }) => report.games);
      await setImmediate();
    }
  }

  it('are those of all, whichever is asked, with their age', async () => {
    const one = await replica(3);
    await gamesIn(one, 1);
    const other = await replica(5);
    for (const asked of [one, other]) expect(new Set(await gamesIn(asked, 2))).toEqual(new Set([3, 5]));
    const ages = (await one.all())?.map(({ age }) => age) ?? [];
    expect(ages).toEqual(ages.toSorted((a, b) => b - a));
    expect(ages.every((age) => age >= 0 && age < 60)).toBe(true);
  });

  it('of a replica that closes are gone with it', async () => {
    const one = await replica(3);
    await replica(5);
    await gamesIn(one, 2);
    await closing.pop()?.();
    expect(await gamesIn(one, 1)).toEqual([3]);
  });

  it('of a replica that is silent are kept for a minute, and no longer', async () => {
    const one = await replica(3);
    await gamesIn(one, 1);
    const redis = await RedisConnections.to(server.url, PinoLog.named('test', 'silent'));
    const client = redis.connect('test');
    const [silent = ''] = await client.zrange(REPORTS, 0, '0');
    expect(await client.pttl(`${REPORTS}:${silent}`)).toBeGreaterThan(50_000);
    const longAgo = Date.now() - 61_000;
    await client.zadd(REPORTS, longAgo, 'gone');
    await client.set(`${REPORTS}:gone`, '{"format":1}');
    expect(await gamesIn(one, 1)).toEqual([3]);
    redis.onApplicationShutdown();
  });

  it('in a format of another version are not shown', async () => {
    const one = await replica(3);
    await gamesIn(one, 1);
    const redis = await RedisConnections.to(server.url, PinoLog.named('test', 'silent'));
    const client = redis.connect('test');
    for (const [id, text] of [
      ['next', '{"format":2}'],
      ['broken', '['],
    ] as const) {
      await client.set(`${REPORTS}:${id}`, text);
      await client.zadd(REPORTS, Date.now(), id);
    }
    expect(await gamesIn(one, 1)).toEqual([3]);
    redis.onApplicationShutdown();
  });

  it('are not known while Redis is away', async () => {
    const one = await replica(3);
    await gamesIn(one, 1);
    await server.kill();
    while ((await one.all()) !== undefined) await setImmediate();
    await server.start();
    expect(await gamesIn(one, 1)).toEqual([3]);
  });
});
