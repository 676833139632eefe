// npm run soak: viewers who stop reading beside viewers who read. Exit code 1: a promise was broken.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyBuilt } from '../chaos/stages/programs.js';
import { readOptions, type SoakOptions, USAGE } from './options.js';
import { runGame } from './run.js';
import { promisesOf, tableOf } from './verdict.js';

const SEEDS = 2 ** 31;

let options: SoakOptions;
try {
  options = readOptions(process.argv.slice(2), Math.floor(Math.random() * SEEDS));
} catch (error) {
  process.stderr.write(`✖ ${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), 'soak-'));
print(`seed ${options.seed}; logs and data in ${folder}\n`);
const built = await copyBuilt(folder);
const without = await runGame({ ...options, healthy: options.healthy + options.stopped, stopped: 0 }, built, folder);
const beside = await runGame(options, built, folder);
const verdict = { options, without, beside };
print(tableOf(verdict));
for (const complaint of [...without.complaints, ...beside.complaints]) print(`✗ ${complaint.slice(0, 1_000)}`);
const areKept = promisesOf(verdict).every(({ isKept }) => isKept);
if (areKept) await rm(folder, { recursive: true, force: true });
process.exit(areKept ? 0 : 1);

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
