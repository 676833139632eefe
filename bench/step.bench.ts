import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../libs/service/src/testing/index.js';
import { bareLoop } from './bare-loop.js';
import { alternate, medianOf } from './measuring.js';
import { Replica, ZeroLatencyServices } from './measured-process.js';
import { sized } from './options.js';
import { type Counters, type Measured, medianPerStep, PausedGames, window } from './steps.js';
import { type Cell, fixed, printTable, type Target } from './table.js';

/** One process on its SQLite file: what a step costs beside a bare loop that makes the same two calls. */

const GAMES = sized([1, 100, 1_000], [20]);
const ROUNDS = sized(5, 1);

/** The same two calls a step in this process, and nothing else. */
async function bare(services: ZeroLatencyServices, games: number): Promise<Measured<'all'>> {
  let isOver = false;
  const loop = bareLoop(services.url, games, () => isOver);
  const measured = await window(services, async () => {
    const { user, system } = process.cpuUsage();
    return { all: user + system };
  });
  isOver = true;
  await loop;
  return measured;
}

/** Plays games in turn with as many bare loops. */
async function stepRow(
  services: ZeroLatencyServices,
  replica: Replica,
  games: number,
): Promise<{ readonly cells: readonly Cell[]; readonly ratio: number }> {
  const paused = await PausedGames.create([replica], games);
  const cpu = async (): Promise<Counters<'all' | 'sqlite'>> => {
    const { cpuMicros: all, workersCpuMicros: sqlite } = await replica.usage();
    return { all, sqlite };
  };
  const { ours, baseline } = await alternate(
    ROUNDS,
    async () => paused.window(services, cpu),
    async () => bare(services, games),
  );
  await paused.stop();
  const [cost, base] = [medianPerStep(ours, 'all'), medianPerStep(baseline, 'all')];
  const ratio = (cost ?? Number.NaN) / (base ?? Number.NaN);
  const cells = [
    games,
    medianOf(ours, ({ rate }) => rate),
    cost,
    medianPerStep(ours, 'sqlite'),
    base,
    ratio,
    medianOf(ours, ({ p50 }) => p50),
    medianOf(ours, ({ p99 }) => p99),
  ];
  return { cells, ratio };
}

await using services = await ZeroLatencyServices.start();
const folder = await mkdtemp(join(tmpdir(), 'bench-'));
const rows: (readonly Cell[])[] = [];
const targets: Target[] = [];
{
  await using replica = await Replica.start(await freePort(), {
    ORCHESTRATOR_DATA_DIR: folder,
    ORCHESTRATOR_GAME_ENGINE_URL: services.url,
    ORCHESTRATOR_AI_AGENT_URL: services.url,
  });
  for (const games of GAMES) {
    const { cells, ratio } = await stepRow(services, replica, games);
    rows.push(cells);
    if (games === 100) targets.push({ what: 'CPU ratio at 100 games', measured: ratio, atMost: 3 });
  }
}
await rm(folder, { recursive: true });
await printTable({
  name: 'step',
  title: 'One process, every step on disk; CPU of all its threads; own: without what engine and agent took',
  baseline: 'a loop that makes the same two calls of a step and parses the answers',
  rounds: ROUNDS,
  columns: [
    'games',
    { title: 'steps/s', format: fixed(0) },
    { title: 'CPU µs/step', format: fixed(0) },
    { title: 'of it SQLite', format: fixed(0) },
    { title: 'bare CPU µs/step', format: fixed(0) },
    { title: 'ratio', format: fixed(2) },
    { title: 'own p50 ms', format: fixed(2) },
    { title: 'own p99 ms', format: fixed(2) },
  ],
  rows,
  targets,
});
