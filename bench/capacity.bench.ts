import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../libs/service/src/testing/index.js';
import { Crowd } from './crowd/crowd.js';
import { createGames } from './games.js';
import { Replica, ZeroLatencyServices } from './measured-process.js';
import { sized } from './options.js';
import type { Usage } from './report-usage.js';
import { type Cell, fixed, percent, printTable } from './table.js';

/**
 * Many games and as many viewers in one process, each viewer of a game of its own, with an engine and an agent that
 * answer at once and every step on disk. The games go on at speed `watch`, a step every ten seconds. Delivery is from the
 * time that an event bears, which is before it is written down, until its viewer has read it. `GAMES` sets how many, and
 * may name several numbers.
 */

const GAMES = (process.env['GAMES'] ?? sized('1000', '50')).split(',').map(Number);
const SPEED = 'watch';
/** Each game takes a step in it. */
const WINDOW_MS = sized(12_000, 1_000);
const SETTLE_MS = sized(3_000, 500);
const MEGA = 1e6;

const COLUMNS = [
  'games',
  'viewers',
  { title: 'steps/s', format: fixed(0) },
  { title: 'CPU', format: percent },
  { title: 'memory MB', format: fixed(0) },
  { title: 'kB for each', format: fixed(0) },
  { title: 'loop p99 ms', format: fixed(1) },
  { title: 'delivery p50 ms', format: fixed(0) },
  { title: 'p99 ms', format: fixed(0) },
];

/** A while with nothing but the games' own pace. */
async function window(services: ZeroLatencyServices, replica: Replica): Promise<Usage & { cpu: number; rate: number }> {
  await delay(SETTLE_MS);
  await services.report();
  const [before, began] = [await replica.usage(), performance.now()];
  await delay(WINDOW_MS);
  const after = await replica.usage();
  const { steps } = await services.report();
  const seconds = (performance.now() - began) / 1_000;
  return { ...after, cpu: (after.cpuMicros - before.cpuMicros) / MEGA / seconds, rate: steps / seconds };
}

async function rowsOf(games: number): Promise<Cell[][]> {
  await using services = await ZeroLatencyServices.start();
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await using replica = await Replica.start(await freePort(), {
    ORCHESTRATOR_DATA_DIR: folder,
    ORCHESTRATOR_GAME_ENGINE_URL: services.url,
    ORCHESTRATOR_AI_AGENT_URL: services.url,
  });
  let { memory } = await replica.usage();
  const rows: Cell[][] = [];
  const note = (viewers: number, seen: Awaited<ReturnType<typeof window>>, delivery: readonly number[]): void => {
    const each = (seen.memory - memory) / games / 1_000;
    ({ memory } = seen);
    rows.push([games, viewers, seen.rate, seen.cpu, memory / MEGA, each, seen.loopDelayP99, ...delivery]);
  };
  const urls = await createGames([replica], games, SPEED);
  note(0, await window(services, replica), []);
  const ids = urls.map((url) => url.slice(url.lastIndexOf('/') + 1));
  await using crowd = await Crowd.gather({ url: replica.url, gameIds: ids, viewers: games });
  await delay(SETTLE_MS);
  await crowd.report();
  const seen = await window(services, replica);
  const { p50, p99 } = await crowd.report();
  note(games, seen, [p50, p99]);
  await rm(folder, { recursive: true });
  return rows;
}

const rows: Cell[][] = [];
for (const games of GAMES) rows.push(...(await rowsOf(games)));
await printTable({
  name: 'capacity',
  title:
    'One process on its SQLite file; CPU of all its threads, 100 % is one core; memory for each game, then for each viewer',
  columns: COLUMNS,
  rows,
});
