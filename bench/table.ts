import { execFile } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { JSON_ONLY, QUICK } from './options.js';

export type Cell = string | number | null;

export interface Column {
  readonly title: string;
  /** How a number is printed; by default with all its digits. JSON has the number itself. */
  readonly format?: (value: number) => string;
}

export interface Target {
  readonly what: string;
  readonly measured: number;
  readonly atMost: number;
  readonly format?: (value: number) => string;
}

/** One benchmark's result. */
export interface Table {
  readonly name: string;
  /** What was measured. */
  readonly title: string;
  /** What it is compared with, measured in the same run. */
  readonly baseline?: string;
  /** How many rounds the cells are medians of. */
  readonly rounds?: number;
  readonly columns: readonly (Column | string)[];
  readonly rows: readonly (readonly Cell[])[];
  readonly targets?: readonly Target[];
}

const GIGA = 1e9;
const WIDTH_OF_A_GAP = 2;

export function fixed(digits: number): (value: number) => string {
  return (value) => (Number.isFinite(value) ? value.toFixed(digits) : '-');
}

export function percent(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : '-';
}

/** Prints a benchmark's table for a reader, or as one line of JSON. A missed target is printed and is not a failure. */
export async function printTable(table: Table): Promise<void> {
  const { machine, node, commit, load } = await environment();
  if (JSON_ONLY) {
    console.log(JSON.stringify({ ...asJson(table), machine, node, commit, load, quick: QUICK }));
    return;
  }
  console.log(`\n${table.name}: ${table.title}`);
  if (table.baseline !== undefined) console.log(`baseline: ${table.baseline}`);
  console.log(`${machine}; load ${load.toFixed(1)}; Node ${node}; commit ${commit}${QUICK ? '; quick' : ''}`);
  if (table.rounds !== undefined) console.log(`cells are medians; rounds: ${table.rounds}`);
  for (const line of aligned(texts(table))) console.log(line);
  // The targets are for the full sizes.
  if (!QUICK) for (const target of table.targets ?? []) console.log(verdictOn(target));
}

function asJson({ columns, rows, targets = [], ...rest }: Table): object {
  const judged = QUICK ? [] : targets;
  const titles = columns.map((column) => (typeof column === 'string' ? column : column.title));
  return {
    ...rest,
    rows: rows.map((row) => Object.fromEntries(titles.map((title, column) => [title, row[column] ?? null]))),
    targets: judged.map(({ what, measured, atMost }) => ({
      what,
      measured,
      at_most: atMost,
      met: measured <= atMost,
    })),
  };
}

function show(cell: Cell | undefined, { format = String }: Column): string {
  return typeof cell === 'number' ? format(cell) : (cell ?? '');
}

function texts({ columns, rows }: Table): string[][] {
  const all = columns.map((column) => (typeof column === 'string' ? { title: column } : column));
  return [
    all.map(({ title }) => title),
    ...rows.map((row) => all.map((column: Column, index) => show(row[index], column))),
  ];
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const gap = ' '.repeat(WIDTH_OF_A_GAP);
  return rows.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join(gap));
}

function verdictOn({ what, measured, atMost, format = fixed(2) }: Target): string {
  const verdict = measured <= atMost ? 'met' : 'missed';
  return `target: ${what} at most ${format(atMost)}: ${verdict} (${format(measured)})`;
}

interface Surroundings {
  readonly machine: string;
  readonly node: string;
  readonly commit: string;
  /** The processes that wanted to run, on average over the last minute; the benchmark's own are among them. */
  readonly load: number;
}

async function environment(): Promise<Surroundings> {
  const [first] = cpus();
  const machine = `${cpus().length} x ${first?.model ?? 'unknown CPU'}, ${(totalmem() / GIGA).toFixed(0)} GB`;
  return { machine, node: process.versions.node, commit: await commitHere(), load: loadavg()[0] ?? Number.NaN };
}

/** An archive without Git's folder has no commit. */
async function commitHere(): Promise<string> {
  try {
    const changed = await git('status', '--porcelain', '--untracked-files=no');
    return `${await git('rev-parse', '--short', 'HEAD')}${changed === '' ? '' : ' with changes'}`;
  } catch {
    return 'unknown';
  }
}

async function git(...words: string[]): Promise<string> {
  return (await promisify(execFile)('git', words)).stdout.trim();
}
