import { randomUUID } from 'node:crypto';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Redis } from 'ioredis';
import { resultWithin } from '#libs/service';
import type { RedisConnections } from '../../redis/index.js';
import { type OwnReport, type ReceivedReport, reportIn } from './replica-report.js';
import { ReplicaReports } from './replica-reports.js';

/** How often a replica reports. */
const REPORT_INTERVAL_MS = 2_000;
/** How long a report is kept: an operator sees that a replica has become silent, and that one was removed for a minute only. */
const KEPT_MS = 60_000;
const READ_TIMEOUT_MS = 1_000;
/** More replicas are not shown: each report has some kilobytes. */
const MAX_REPLICAS = 200;

/** The replicas by the time of their last report, on Redis's own clock. */
const KEY = 'orchestrator:reports';

function keyOf(replica: string): string {
  return `${KEY}:${replica}`;
}

const REPORT = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  redis.call('ZADD', KEYS[1], now, ARGV[1])
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[3])
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
  redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])`;

/** Many replicas: each writes its report to Redis, every two seconds. */
export class RedisReplicaReports extends ReplicaReports implements OnApplicationShutdown {
  private readonly redis: Redis;
  private readonly replica = randomUUID();

  constructor(
    connections: RedisConnections,
    private readonly own: OwnReport,
  ) {
    super();
    this.redis = connections.connect('reports');
  }

  async all(): Promise<readonly ReceivedReport[] | undefined> {
    if (this.redis.status !== 'ready') return undefined;
    return resultWithin(
      READ_TIMEOUT_MS,
      this.read().catch(() => undefined),
    );
  }

  @Interval(REPORT_INTERVAL_MS)
  report(): void {
    if (this.redis.status !== 'ready') return;
    const written = JSON.stringify(this.own.now());
    // Where this fails, the report gets older, which is what operators are shown.
    void this.redis.eval(REPORT, 2, KEY, keyOf(this.replica), this.replica, written, KEPT_MS).catch(() => undefined);
  }

  /** Gone at once, instead of silent for a minute. */
  async onApplicationShutdown(): Promise<void> {
    if (this.redis.status !== 'ready') return;
    const removed = this.redis.multi().zrem(KEY, this.replica).del(keyOf(this.replica)).exec();
    await resultWithin(
      READ_TIMEOUT_MS,
      removed.catch(() => undefined),
    );
  }

  private async read(): Promise<readonly ReceivedReport[]> {
    const [[seconds, microseconds], scores] = await Promise.all([
      this.redis.time(),
      this.redis.zrange(KEY, 0, String(MAX_REPLICAS - 1), 'WITHSCORES'),
    ]);
    const now = Number(seconds) * 1_000 + Number(microseconds) / 1_000;
    const replicas = scores.filter((_, index) => index % 2 === 0);
    if (replicas.length === 0) return [];
    const texts = await this.redis.mget(replicas.map((replica) => keyOf(replica)));
    return texts.flatMap((text, index) => {
      const report = text === null ? undefined : reportIn(text);
      const age = Math.max(0, now - Number(scores[index * 2 + 1])) / 1_000;
      return report === undefined ? [] : [{ report, age }];
    });
  }
}
