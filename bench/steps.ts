import { setTimeout as delay } from 'node:timers/promises';
import { createGames, each, post } from './games.js';
import { medianOf } from './measuring.js';
import type { Replica, ZeroLatencyServices } from './measured-process.js';
import { sized } from './options.js';
import type { StepReport } from './step-times.js';

/** Before a window, so that all games are under way and what was created by them is warm. */
const SETTLE_MS = 500;
const WINDOW_MS = sized(2_500, 1_000);

/** What was counted so far, CPU in microseconds for one. Null where this machine does not count it. */
export type Counters<What extends string> = Readonly<Record<What, number | null>>;

/** Steps under way for a while: how much of each counter a step took, and how they went. */
export interface Measured<What extends string> extends StepReport {
  readonly rate: number;
  readonly perStep: Counters<What>;
}

export async function window<What extends string>(
  services: ZeroLatencyServices,
  read: () => Promise<Counters<What>>,
): Promise<Measured<What>> {
  await delay(SETTLE_MS);
  await services.report();
  const [before, began] = [await read(), performance.now()];
  await delay(WINDOW_MS);
  const report = await services.report();
  const after = await read();
  const seconds = (performance.now() - began) / 1_000;
  const perStep: Record<What, number | null> = { ...after };
  for (const what of Object.keys(after) as What[]) {
    const [start, end] = [before[what], after[what]];
    perStep[what] = start === null || end === null ? null : (end - start) / report.steps;
  }
  return { ...report, rate: report.steps / seconds, perStep };
}

/** The middle of what a step took of one counter; null where nothing is counted. */
export function medianPerStep<What extends string>(rounds: readonly Measured<What>[], what: What): number | null {
  const amounts = rounds.flatMap(({ perStep }) => perStep[what] ?? []);
  return amounts.length === 0 ? null : medianOf(amounts, (amount) => amount);
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

  async window<What extends string>(
    services: ZeroLatencyServices,
    read: () => Promise<Counters<What>>,
  ): Promise<Measured<What>> {
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
