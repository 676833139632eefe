/** What a piece of work took. */
export interface Cost {
  /** CPU of this process, microseconds a unit. */
  readonly cpuMicros: number;
  /** Units a second. */
  readonly rate: number;
}

/** Measures work that answers how many units it did. */
export async function costOf(work: () => Promise<number>): Promise<Cost> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  const units = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMicros: (user + system) / units, rate: units / ((performance.now() - began) / 1_000) };
}

/** Of an even number of values the upper one of the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The middle of one figure over several rounds. */
export function medianOf<T>(rounds: readonly T[], figure: (round: T) => number): number {
  return median(rounds.map(figure));
}

/** Measures ours and its baseline once a round, one after the other, so that both see the same machine. */
export async function alternate<Ours, Baseline>(
  rounds: number,
  ours: () => Promise<Ours>,
  baseline: () => Promise<Baseline>,
): Promise<{ readonly ours: readonly Ours[]; readonly baseline: readonly Baseline[] }> {
  const [own, base]: [Ours[], Baseline[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    base.push(await baseline());
    own.push(await ours());
  }
  return { ours: own, baseline: base };
}

/** Measures each once a round, one after the other, so that all of them see the same machine. */
export async function inTurn<Name extends string, Figure>(
  rounds: number,
  works: Readonly<Record<Name, () => Promise<Figure>>>,
): Promise<Readonly<Record<Name, readonly Figure[]>>> {
  const names = Object.keys(works) as Name[];
  const figures = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Figure[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) figures[name].push(await works[name]());
  }
  return figures;
}

/** The middle of what one costs for each of the other, round by round. */
export function medianRatio(costs: readonly number[], baseline: readonly number[]): number {
  return median(costs.map((cost, round) => cost / (baseline[round] ?? Number.NaN)));
}
