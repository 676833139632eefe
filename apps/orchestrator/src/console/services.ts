import { Inject, Injectable } from '@nestjs/common';
import { DatabaseProbe } from '#libs/database';
import type { ConsoleService, ServiceName } from '#libs/protocol';
import { GameEngines } from '../games/index.js';
import { AIAgentClient } from '../games/ports/index.js';
import { RedisConnections } from '../redis/index.js';
import { type ExchangeReport, type ExchangeSums, NO_EXCHANGES, sumOf } from './records/exchange-record.js';
import type { ReplicaReport } from './replicas/replica-report.js';

type Asked = Pick<ConsoleService, 'status' | 'latency_ms'>;

/** Whether each answers this process. */
export type Probed = Readonly<Record<ServiceName, Asked>>;

/** What games depend on. */
@Injectable()
export class Services {
  constructor(
    private readonly engines: GameEngines,
    private readonly agent: AIAgentClient,
    private readonly database: DatabaseProbe,
    @Inject(RedisConnections) private readonly redis: RedisConnections | null,
  ) {}

  /** Each is given two seconds. */
  async probe(): Promise<Probed> {
    const [game_engine, ai_agent, database, redis] = await Promise.all([
      timed(this.engines.of(undefined).isHealthy()),
      timed(this.agent.isHealthy()),
      timed(this.database.isHealthy()),
      this.redis === null ? DISABLED : timed(this.redis.isHealthy()),
    ]);
    return { game_engine, ai_agent, database, redis };
  }
}

/** What was found out now, and how they answered all replicas before. */
export function consoleServices(probed: Probed, reports: readonly ReplicaReport[]): readonly ConsoleService[] {
  const { game_engine, ai_agent, database, redis } = probed;
  return [
    { name: 'game_engine', ...game_engine, ...requestsTo(reports.map(({ exchanges }) => exchanges.engine)) },
    { name: 'ai_agent', ...ai_agent, ...requestsTo(reports.map(({ exchanges }) => exchanges.agent)) },
    uncounted('database', database),
    uncounted('redis', redis),
  ];
}

const DISABLED: Asked = { status: 'disabled', latency_ms: null };

function uncounted(name: ServiceName, asked: Asked): ConsoleService {
  return { name, ...asked, requests: null, last_failure: null };
}

async function timed(asking: Promise<boolean>): Promise<Asked> {
  const began = performance.now();
  const isHealthy = await asking;
  const ms = Math.round(performance.now() - began);
  return isHealthy ? { status: 'healthy', latency_ms: ms } : { status: 'unhealthy', latency_ms: null };
}

function requestsTo(reports: readonly ExchangeReport[]): Pick<ConsoleService, 'requests' | 'last_failure'> {
  const sums = reports.reduce<ExchangeSums>((all, { recent }) => sumOf(all, recent), NO_EXCHANGES);
  const { count, failures, totalMs, slowestMs } = sums;
  const failed = reports.flatMap(({ lastFailure }) => lastFailure ?? []);
  return {
    requests: {
      count,
      failures,
      mean_ms: count === 0 ? null : Math.round(totalMs / count),
      slowest_ms: count === 0 ? null : Math.round(slowestMs),
    },
    last_failure: failed.toSorted((one, other) => one.at.localeCompare(other.at)).at(-1) ?? null,
  };
}
