import { PostgresServer } from '../libs/database/src/testing/index.js';
import { RedisServer } from '../apps/orchestrator/src/redis/testing/index.js';
import { freePort } from '../libs/service/src/testing/index.js';
import { Replica, ZeroLatencyServices } from './measured-process.js';
import { sized } from './options.js';
import { BASELINE, COLUMNS, ROUNDS, stepRow } from './steps.js';
import { type Cell, printTable } from './table.js';

/** Replicas that share Redis and Postgres, all of them on this machine: CPU is that of the replicas together. */

const GAMES = sized([1, 100, 1_000], [100]);
const REPLICAS = sized([1, 3], [1]);

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
  const rows: (readonly Cell[])[] = [];
  for (const games of GAMES) rows.push((await stepRow(services, replicas, games)).cells);
  await Promise.all(replicas.map((replica) => replica[Symbol.asyncDispose]()));
  await printTable({
    name: `cluster of ${count}`,
    title: `${count} of many replicas, with Redis and with Postgres, which flushes to disk`,
    baseline: BASELINE,
    rounds: ROUNDS,
    columns: COLUMNS,
    rows,
  });
}
