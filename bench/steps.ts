import { setTimeout as delay } from 'node:timers/promises';
import { bareLoop } from './bare-loop.js';
import { createGames, each, post } from './games.js';
import { median } from './measuring.js';
import type { Replica, ZeroLatencyServices } from './measured-process.js';
import type { StepReport } from './step-times.js';

const WARM_UP_MS = 3_000;
const WINDOW_MS = 5_000;
const ROUNDS = 3;

/** Steps under way for a while: what they cost in CPU, microseconds a step, and how they went. */
export interface Measured extends StepReport {
  readonly rate: number;
  readonly cpuMicros: number;
}

/** The middle of several rounds, figure by figure. */
function middle(rounds: readonly Measured[]): Measured {
  const of = (pick: (round: Measured) => number): number => median(rounds.map(pick));
  return {
    steps: of(({ steps }) => steps),
    p50: of(({ p50 }) => p50),
    p99: of(({ p99 }) => p99),
    rate: of(({ rate }) => rate),
    cpuMicros: of(({ cpuMicros }) => cpuMicros),
  };
}

async function window(services: ZeroLatencyServices, cpu: () => Promise<number>): Promise<Measured> {
  await services.report();
  const began = performance.now();
  const before = await cpu();
  await delay(WINDOW_MS);
  const report = await services.report();
  const used = (await cpu()) - before;
  const seconds = (performance.now() - began) / 1_000;
  return { ...report, rate: report.steps / seconds, cpuMicros: used / report.steps };
}

/** Plays `games` games at speed `instant`, spread over the replicas; measured once all are under way. */
export async function orchestrated(
  services: ZeroLatencyServices,
  replicas: readonly Replica[],
  games: number,
): Promise<Measured> {
  // A pause before the first step keeps the games that are there from slowing the creation of the others.
  const created = await createGames(replicas, games, 'watch');
  await each(created, async (game) => post(`${game}/speed`, { speed: 'instant' }));
  const cpu = async (): Promise<number> =>
    (await Promise.all(replicas.map((replica) => replica.cpu()))).reduce((sum, one) => sum + one, 0);
  await delay(WARM_UP_MS);
  const rounds: Measured[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await window(services, cpu));
  await each(created, async (game) => post(`${game}/stop`, {}));
  return middle(rounds);
}

async function cpuHere(): Promise<number> {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** The same two calls a step in this process, and nothing else. */
export async function bare(services: ZeroLatencyServices, games: number): Promise<Measured> {
  let isOver = false;
  const loop = bareLoop(services.url, games, () => isOver);
  await delay(WARM_UP_MS / 3);
  const rounds: Measured[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await window(services, cpuHere));
  isOver = true;
  await loop;
  return middle(rounds);
}

export const HEAD: readonly string[] = [
  'games',
  'steps/s',
  'CPU µs/step',
  'bare CPU µs/step',
  'ratio',
  'own p50 ms',
  'own p99 ms',
];

export function row(games: number, ours: Measured, base: Measured): readonly string[] {
  return [
    String(games),
    ours.rate.toFixed(0),
    ours.cpuMicros.toFixed(0),
    base.cpuMicros.toFixed(0),
    (ours.cpuMicros / base.cpuMicros).toFixed(2),
    ours.p50.toFixed(2),
    ours.p99.toFixed(2),
  ];
}
