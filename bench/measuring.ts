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

/** Prints rows of text as a table whose first row is its head. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows) console.log(row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '));
}
