import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../libs/service/src/testing/index.js';
import { Crowd } from './crowd/crowd.js';
import { createGames, post } from './games.js';
import { alternate, medianOf } from './measuring.js';
import { BaselineServer, Replica, ZeroLatencyServices } from './measured-process.js';
import { sized } from './options.js';
import type { Held } from './report-usage.js';
import { type Cell, fixed, printTable } from './table.js';

/**
 * What a viewer of a game that stands still holds of the server's memory, beside a connection of a server of raw
 * WebSockets. Each round has processes of its own: memory that a process has freed stays with it.
 */

const VIEWERS = sized(2_000, 100);
const ROUNDS = sized(5, 1);
/** They come and go first, so that code and buffers of the first connection are not counted. */
const WARM_UP_VIEWERS = 100;
/** What is sent to somebody who has just come, and what is kept of somebody who has just gone, for a moment. */
const SETTLE_MS = sized(2_000, 500);
const KILO = 1_000;

interface Server {
  readonly url: string;
  held(): Promise<Held>;
}

/** Bytes for each viewer. */
async function costOfViewers(server: Server, game: string): Promise<Held> {
  {
    await using _first = await Crowd.gather({ url: server.url, gameIds: [game], viewers: WARM_UP_VIEWERS });
  }
  await delay(SETTLE_MS);
  const before = await server.held();
  await using _viewers = await Crowd.gather({ url: server.url, gameIds: [game], viewers: VIEWERS });
  await delay(SETTLE_MS);
  const after = await server.held();
  return {
    resident: (after.resident - before.resident) / VIEWERS,
    heap: (after.heap - before.heap) / VIEWERS,
  };
}

async function ours(services: ZeroLatencyServices): Promise<Held> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    await using replica = await Replica.start(await freePort(), {
      ORCHESTRATOR_DATA_DIR: folder,
      ORCHESTRATOR_GAME_ENGINE_URL: services.url,
      ORCHESTRATOR_AI_AGENT_URL: services.url,
    });
    const [url = ''] = await createGames([replica], 1, 'watch');
    await post(`${url}/pause`, {});
    return await costOfViewers(replica, url.slice(url.lastIndexOf('/') + 1));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function raw(): Promise<Held> {
  await using server = await BaselineServer.start(new URL('idle/ws-server.ts', import.meta.url));
  return await costOfViewers(server, 'any');
}

await using services = await ZeroLatencyServices.start();
const measured = await alternate(ROUNDS, async () => ours(services), raw);
const resident = (rounds: readonly Held[]): number => medianOf(rounds, (round) => round.resident) / KILO;
const row = (server: string, rounds: readonly Held[]): readonly Cell[] => [
  server,
  resident(rounds),
  medianOf(rounds, ({ heap }) => heap) / KILO,
  resident(rounds) / resident(measured.baseline),
];
await printTable({
  name: 'idle-viewers',
  title: `memory for each of ${VIEWERS} viewers of a game that is paused, after garbage collection`,
  baseline: 'as many connections to a server of raw `ws`',
  rounds: ROUNDS,
  columns: [
    'server',
    { title: 'resident kB', format: fixed(1) },
    { title: 'heap and buffers kB', format: fixed(1) },
    { title: 'ratio of resident', format: fixed(2) },
  ],
  rows: [row('gateway', measured.ours), row('ws', measured.baseline)],
  targets: [
    { what: 'resident, ratio', measured: resident(measured.ours) / resident(measured.baseline), atMost: 2 },
    { what: 'resident, kB for a viewer', measured: resident(measured.ours), atMost: 20, format: fixed(1) },
  ],
});
