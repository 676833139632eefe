import { PostgresServer } from '../libs/database/src/testing/index.js';
import { RedisServer } from '../apps/orchestrator/src/redis/testing/index.js';
import { type ServerCount, ServerCounts } from './cluster/server-counts.js';
import { freePort } from '../libs/service/src/testing/index.js';
import { cpuWithChildren } from './linux-cpu.js';
import { median, medianOf, medianRatio } from './measuring.js';
import { Replica, ZeroLatencyServices } from './measured-process.js';
import { sized } from './options.js';
import { cpuOf, type Counters, type Measured, medianPerStep, PausedGames } from './steps.js';
import { type Cell, fixed, printTable, type Target } from './table.js';

/**
 * Replicas that share Redis and Postgres, all of them on this machine: CPU is that of the replicas together. The clusters
 * have servers of their own, run side by side and are measured in turn, so that all see the same machine.
 */

const REPLICAS = sized([1, 2, 3], [2]);
const GAMES = sized([100], [20]);
const ROUNDS = sized(5, 1);

type Count = 'replicas' | 'redis' | 'postgres' | ServerCount;
type Round = Measured<Count>;

/** Replicas with a Redis and a Postgres that nobody else uses. */
class Cluster implements AsyncDisposable {
  private constructor(
    readonly replicas: readonly Replica[],
    private readonly redis: RedisServer,
    private readonly postgres: PostgresServer,
    private readonly servers: ServerCounts,
  ) {}

  static async start(count: number, services: string): Promise<Cluster> {
    const [redis, postgres] = await Promise.all([RedisServer.start(), PostgresServer.start()]);
    const replicas: Replica[] = [];
    for (let replica = 0; replica < count; replica += 1) {
      replicas.push(
        await Replica.start(await freePort(), {
          ORCHESTRATOR_REDIS_URL: redis.url,
          ORCHESTRATOR_DATABASE_URL: postgres.url,
          ORCHESTRATOR_GAME_ENGINE_URL: services,
          ORCHESTRATOR_AI_AGENT_URL: services,
        }),
      );
    }
    return new Cluster(replicas, redis, postgres, await ServerCounts.connect(redis.url, postgres.url));
  }

  async counters(): Promise<Counters<Count>> {
    return {
      ...(await this.servers.counts()),
      replicas: await cpuOf(this.replicas),
      redis: cpuWithChildren(this.redis.pid),
      postgres: cpuWithChildren(this.postgres.pid),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.replicas.map(async (replica) => replica[Symbol.asyncDispose]()));
    await this.servers[Symbol.asyncDispose]();
    await this.redis[Symbol.asyncDispose]();
    await this.postgres[Symbol.asyncDispose]();
  }
}

/** The rounds of each of the clusters, with so many games in each. */
async function measure(services: ZeroLatencyServices, clusters: readonly Cluster[], games: number): Promise<Round[][]> {
  const paused: PausedGames[] = [];
  for (const { replicas } of clusters) paused.push(await PausedGames.create(replicas, games));
  const measured: Round[][] = clusters.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, cluster] of clusters.entries()) {
      const figures = await paused[index]?.window(services, async () => cluster.counters());
      if (figures !== undefined) measured[index]?.push(figures);
    }
  }
  for (const one of paused) await one.stop();
  return measured;
}

function inKilo(bytes: number | null): number | null {
  return bytes === null ? null : bytes / 1_000;
}

function costs(rounds: readonly Round[]): readonly number[] {
  return rounds.map(({ perStep }) => perStep.replicas ?? Number.NaN);
}

const rows: (readonly Cell[])[] = [];
const targets: Target[] = [];

function note(games: number, replicas: number, rounds: readonly Round[], ofOne: readonly Round[]): void {
  const ratio = medianRatio(costs(rounds), costs(ofOne));
  rows.push([
    games,
    replicas,
    medianOf(rounds, ({ rate }) => rate),
    median(costs(rounds)),
    ratio,
    medianPerStep(rounds, 'redis'),
    medianPerStep(rounds, 'postgres'),
    medianPerStep(rounds, 'commands'),
    inKilo(medianPerStep(rounds, 'redisIn')),
    medianPerStep(rounds, 'commits'),
    inKilo(medianPerStep(rounds, 'wal')),
    medianOf(rounds, ({ p50 }) => p50),
    medianOf(rounds, ({ p99 }) => p99),
  ]);
  if (replicas === 1) return;
  targets.push({ what: `CPU of ${replicas} replicas with ${games} games, of one`, measured: ratio, atMost: 1.3 });
}

const clusters: Cluster[] = [];
try {
  await using services = await ZeroLatencyServices.start();
  for (const count of REPLICAS) clusters.push(await Cluster.start(count, services.url));
  for (const games of GAMES) {
    const measured = await measure(services, clusters, games);
    for (const [index, rounds] of measured.entries()) note(games, REPLICAS[index] ?? 0, rounds, measured[0] ?? []);
  }
} finally {
  for (const cluster of clusters) await cluster[Symbol.asyncDispose]();
}
await printTable({
  name: 'cluster',
  title: 'Replicas with Redis and with Postgres, which flushes to disk; CPU of all replicas, of Redis and of Postgres',
  baseline: 'one replica with servers of its own',
  rounds: ROUNDS,
  columns: [
    'games',
    'replicas',
    { title: 'steps/s', format: fixed(0) },
    { title: 'CPU µs/step', format: fixed(0) },
    { title: 'of one replica', format: fixed(2) },
    { title: 'Redis µs/step', format: fixed(0) },
    { title: 'Postgres µs/step', format: fixed(0) },
    { title: 'Redis commands/step', format: fixed(1) },
    { title: 'Redis kB in/step', format: fixed(1) },
    { title: 'commits/step', format: fixed(2) },
    { title: 'WAL kB/step', format: fixed(1) },
    { title: 'own p50 ms', format: fixed(1) },
    { title: 'own p99 ms', format: fixed(1) },
  ],
  rows,
  targets,
});
