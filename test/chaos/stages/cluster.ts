import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DeadLine, RedisServer } from '../../../apps/orchestrator/src/redis/testing/index.js';
import { PostgresServer } from '../../../libs/database/src/testing/index.js';
import type { Chance } from '../chance.js';
import { CountingAgent } from '../counting-agent.js';
import { stablePorts } from '../ports.js';
import { SlowLine } from '../slow-line.js';
import type { ServiceProcess } from '../service-process.js';
import { aiAgent, gameEngine, killAll, orchestratorVariables, service, startAll } from './programs.js';
import type { Fault, ChaosSetup, StageOptions } from './stage.js';

const REPLICAS = 3;
const GRACE_MS = 500;

/** What the replicas share, each with its own line to Redis. */
interface Shared extends AsyncDisposable {
  readonly redis: RedisServer;
  readonly postgres: PostgresServer;
  readonly lines: readonly DeadLine[];
}

/** Three replicas with a Redis and a Postgres server, one engine and one agent. */
export async function clusterStage(options: StageOptions, chance: Chance): Promise<ChaosSetup> {
  const shared = await startShared();
  const [enginePort = 0, agentPort = 0, ...ports] = await stablePorts(REPLICAS + 2);
  const engine = gameEngine(options, enginePort);
  const thinker = aiAgent(options, agentPort);
  const agent = await CountingAgent.before(thinker.url, chance);
  const line = await SlowLine.to(engine.url, chance.of('engine line'));
  const replicas = ports.map((port, index) => {
    const variables = {
      ...orchestratorVariables(options, port, agent.url),
      ORCHESTRATOR_GAME_ENGINE_URL: line.url,
      ORCHESTRATOR_DATABASE_URL: shared.postgres.url,
      ORCHESTRATOR_REDIS_URL: `redis://127.0.0.1:${shared.lines[index]?.port ?? 0}`,
    };
    return service(options, 'orchestrator', { name: `replica-${index + 1}`, port, variables });
  });
  const services = [...replicas, engine, thinker];
  const dispose = async (): Promise<void> => {
    await killAll(services);
    await agent[Symbol.asyncDispose]();
    await line[Symbol.asyncDispose]();
    await shared[Symbol.asyncDispose]();
  };
  await startAll(services).catch(async (error: unknown) => {
    await dispose();
    throw error;
  });
  return {
    services,
    replicas,
    victims: [...replicas, ...replicas, engine, thinker],
    faults: faultsOf(shared, engine, options.outageMs, chance.of('lines')),
    agent,
    engineLine: line,
    engineData: join(options.folder, 'engine-data'),
    graceMs: GRACE_MS,
    [Symbol.asyncDispose]: dispose,
  };
}

async function startShared(): Promise<Shared> {
  const redis = await RedisServer.start({ appendOnly: true });
  const postgres = await PostgresServer.start();
  const lines = await Promise.all(Array.from({ length: REPLICAS }, async () => DeadLine.to(redis.port)));
  return {
    redis,
    postgres,
    lines,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(lines.map(async (line) => line[Symbol.asyncDispose]()));
      await redis[Symbol.asyncDispose]();
      await postgres[Symbol.asyncDispose]();
    },
  };
}

function faultsOf(
  { redis, postgres, lines }: Shared,
  engine: ServiceProcess,
  outageMs: number,
  chance: Chance,
): readonly Fault[] {
  const awayMs = outageMs / 3;
  const seconds = `${awayMs / 1_000} s`;
  const cut = async (some: readonly DeadLine[]): Promise<void> => {
    for (const line of some) line.die();
    await delay(awayMs);
    for (const line of some) line.heal();
  };
  const absent = async (server: RedisServer | PostgresServer, meanwhile?: () => Promise<void>): Promise<void> => {
    await server.kill();
    await meanwhile?.();
    await delay(awayMs);
    await server.start();
  };
  return [
    { name: `Redis killed and away for ${seconds}, its data kept`, strike: async () => absent(redis) },
    { name: 'Postgres restarted', strike: async () => postgres.restart() },
    { name: `one replica cut off from Redis for ${seconds}`, strike: async () => cut([chance.pick(lines)]) },
    { name: `engine away for ${outageMs / 1_000} s`, strike: async () => engine.crash(outageMs) },
    {
      name: `Redis killed and away for ${seconds}, its data lost`,
      strike: async () => absent(redis, async () => redis.lose()),
    },
    { name: `Postgres killed and away for ${seconds}`, strike: async () => absent(postgres) },
    { name: `all replicas cut off from Redis for ${seconds}`, strike: async () => cut(lines) },
  ];
}
