import { setTimeout as delay } from 'node:timers/promises';
import { bareLoop } from './bare-loop.js';
import { createGames, each, post } from './games.js';
import { alternate, medianOf } from './measuring.js';
import type { Replica, ZeroLatencyServices } from './measured-process.js';
import { sized } from './options.js';
import type { StepReport } from './step-times.js';
import { type Cell, type Column, fixed } from './table.js';

/** Before a window, so that all games are under way and what was created by them is warm. */
const SETTLE_MS = sized(1_000, 500);
const WINDOW_MS = sized(4_000, 1_000);
export const ROUNDS = sized(5, 2);

/** Steps under way for a while: what they cost in CPU, microseconds a step, and how they went. */
interface Measured extends StepReport {
  readonly rate: number;
  readonly cpuMicros: number;
}

async function window(services: ZeroLatencyServices, cpu: () => Promise<number>): Promise<Measured> {
  await delay(SETTLE_MS);
  await services.report();
  const began = performance.now();
  const before = await cpu();
  await delay(WINDOW_MS);
  const report = await services.report();
  const used = (await cpu()) - before;
  const seconds = (performance.now() - began) / 1_000;
  return { ...report, rate: report.steps / seconds, cpuMicros: used / report.steps };
}

async function cpuHere(): Promise<number> {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** The same two calls a step in this process, and nothing else. */
async function bare(services: ZeroLatencyServices, games: number): Promise<Measured> {
  let isOver = false;
  const loop = bareLoop(services.url, games, () => isOver);
  const measured = await window(services, cpuHere);
  isOver = true;
  await loop;
  return measured;
}

/** Plays `games` games at speed `instant`, spread over the replicas, in turn with as many bare loops; a row of {@link COLUMNS}. */
export async function stepRow(
  services: ZeroLatencyServices,
  replicas: readonly Replica[],
  games: number,
): Promise<{ readonly cells: readonly Cell[]; readonly ratio: number }> {
  // A pause before the first step keeps the games that are there from slowing the creation of the others.
  const created = await createGames(replicas, games, 'watch');
  const all = async (command: string, body: object = {}): Promise<void> =>
    each(created, async (game) => post(`${game}/${command}`, body));
  await all('pause');
  await all('speed', { speed: 'instant' });
  const cpu = async (): Promise<number> =>
    (await Promise.all(replicas.map((replica) => replica.cpu()))).reduce((sum, one) => sum + one, 0);
  const orchestrated = async (): Promise<Measured> => {
    await all('resume');
    const measured = await window(services, cpu);
    await all('pause');
    return measured;
  };
  const { ours, baseline } = await alternate(ROUNDS, orchestrated, async () => bare(services, games));
  await all('stop');
  const of = (figure: (round: Measured) => number): number => medianOf(ours, figure);
  const [cost, base] = [of(({ cpuMicros }) => cpuMicros), medianOf(baseline, ({ cpuMicros }) => cpuMicros)];
  const ratio = cost / base;
  const cells = [games, of(({ rate }) => rate), cost, base, ratio, of(({ p50 }) => p50), of(({ p99 }) => p99)];
  return { cells, ratio };
}

export const COLUMNS: readonly (Column | string)[] = [
  'games',
  { title: 'steps/s', format: fixed(0) },
  { title: 'CPU µs/step', format: fixed(0) },
  { title: 'bare CPU µs/step', format: fixed(0) },
  { title: 'ratio', format: fixed(2) },
  { title: 'own p50 ms', format: fixed(2) },
  { title: 'own p99 ms', format: fixed(2) },
];

export const BASELINE = 'a loop that makes the same two calls of a step and parses the answers';
