import { setTimeout as delay } from 'node:timers/promises';
import { createGames, each, post } from './games.js';
import { medianOf } from './measuring.js';
import type { Replica, ZeroLatencyServices } from './measured-process.js';
import { sized } from './options.js';
import type { StepReport } from './step-times.js';

/** Before a window, so that all games are under way and what was created by them is warm. */
const SETTLE_MS = 500;
const WINDOW_MS = sized(2_500, 1_000);

/** CPU so far by who used it, microseconds. Null where this machine does not count it. */
export type CpuUsed<Who extends string> = Readonly<Record<Who, number | null>>;

/** Steps under way for a while: what they cost in CPU, microseconds a step, and how they went. */
export interface Measured<Who extends string> extends StepReport {
  readonly rate: number;
  readonly cpuMicros: CpuUsed<Who>;
}

export async function window<Who extends string>(
  services: ZeroLatencyServices,
  read: () => Promise<CpuUsed<Who>>,
): Promise<Measured<Who>> {
  await delay(SETTLE_MS);
  await services.report();
  const [before, began] = [await read(), performance.now()];
  await delay(WINDOW_MS);
  const report = await services.report();
  const after = await read();
  const seconds = (performance.now() - began) / 1_000;
  const cpuMicros: Record<Who, number | null> = { ...after };
  for (const who of Object.keys(after) as Who[]) {
    const [start, end] = [before[who], after[who]];
    cpuMicros[who] = start === null || end === null ? null : (end - start) / report.steps;
  }
  return { ...report, rate: report.steps / seconds, cpuMicros };
}

/** The middle of what one used; null where that is not counted. */
export function medianCpu<Who extends string>(rounds: readonly Measured<Who>[], who: Who): number | null {
  const costs = rounds.flatMap(({ cpuMicros }) => cpuMicros[who] ?? []);
  return costs.length === 0 ? null : medianOf(costs, (cost) => cost);
}

/** CPU of all replicas together. */
export async function cpuOf(replicas: readonly Replica[]): Promise<number> {
  return (await Promise.all(replicas.map(async (replica) => replica.cpu()))).reduce((sum, one) => sum + one, 0);
}

/** Games at speed `instant` that stand still but for the windows in which they are measured. */
export class PausedGames {
  private constructor(private readonly games: readonly string[]) {}

  /** Spreads `count` games over the replicas. */
  static async create(replicas: readonly Replica[], count: number): Promise<PausedGames> {
    // A pause before the first step keeps the games that are there from slowing the creation of the others.
    const games = new PausedGames(await createGames(replicas, count, 'watch'));
    await games.all('pause');
    await games.all('speed', { speed: 'instant' });
    return games;
  }

  async window<Who extends string>(
    services: ZeroLatencyServices,
    read: () => Promise<CpuUsed<Who>>,
  ): Promise<Measured<Who>> {
    await this.all('resume');
    const measured = await window(services, read);
    await this.all('pause');
    return measured;
  }

  async stop(): Promise<void> {
    await this.all('stop');
  }

  private async all(command: string, body: object = {}): Promise<void> {
    await each(this.games, async (game) => post(`${game}/${command}`, body));
  }
}
