import { PostgresServer } from '../libs/database/src/testing/index.js';
import { RedisServer } from '../apps/orchestrator/src/redis/testing/index.js';
import { freePort } from '../libs/service/src/testing/index.js';
import { printTable } from './measuring.js';
import { Replica, ZeroLatencyServices } from './measured-process.js';
import { bare, HEAD, orchestrated, row } from './steps.js';

/** Replicas that share Redis and Postgres, all of them on this machine: CPU is that of the replicas together. */

const GAMES = [1, 100, 1_000];
const REPLICAS = [1, 3];

await using services = await ZeroLatencyServices.start();
await using redis = await RedisServer.start();
await using postgres = await PostgresServer.start();
const variables = {
  ORCHESTRATOR_REDIS_URL: redis.url,
  ORCHESTRATOR_DATABASE_URL: postgres.url,
  ORCHESTRATOR_GAME_ENGINE_URL: services.url,
  ORCHESTRATOR_AI_AGENT_URL: services.url,
};
for (const count of REPLICAS) {
  const ports = await Promise.all(Array.from({ length: count }, () => freePort()));
  const replicas = await Promise.all(ports.map((port) => Replica.start(port, variables)));
  const rows: (readonly string[])[] = [HEAD];
  for (const games of GAMES) {
    const base = await bare(services, games);
    rows.push(row(games, await orchestrated(services, replicas, games), base));
  }
  console.log(`${count} of many replicas, with Redis and with Postgres, which flushes to disk`);
  printTable(rows);
  await Promise.all(replicas.map((replica) => replica[Symbol.asyncDispose]()));
}
