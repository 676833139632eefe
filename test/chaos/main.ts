// npm run chaos: kills what runs while games are on, and reports which promises were kept. Exit code 1: not all of them.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChaosOptions, readOptions, USAGE } from './options.js';
import { folderOf, runMode } from './run.js';
import { holds, tableOf, type ChaosVerdict } from './verdict.js';

const SHOWN = 10;
const SEEDS = 2 ** 31;

let options: ChaosOptions;
try {
  options = readOptions(process.argv.slice(2), Math.floor(Math.random() * SEEDS));
} catch (error) {
  process.stderr.write(`✖ ${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), 'chaos-'));
print(`seed ${options.seed}, ${options.kills} kills, ${options.games} games; logs and data in ${folder}\n`);
const interruption = new Promise<never>((_resolve, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => reject(new Error(`interrupted by ${signal}`)));
  }
});
let areKept = true;
for (const mode of options.modes) {
  const verdict = await runMode(mode, options, folderOf(mode, folder), interruption);
  print(tableOf(verdict));
  if (holds(verdict)) continue;
  areKept = false;
  await printFailures(verdict);
}
if (areKept) await rm(folder, { recursive: true, force: true });
process.exit(areKept ? 0 : 1);

/** The first violations on the screen, all of them and the games' logs in the folder. */
async function printFailures({ mode, outcomes, complaints, games }: ChaosVerdict): Promise<void> {
  const lines = [
    ...complaints,
    ...outcomes.flatMap(({ text, broken }) => broken.map(({ gameId, what }) => `${text}: ${gameId}: ${what}`)),
  ];
  for (const line of lines.slice(0, SHOWN)) print(`✗ ${line.slice(0, 1_000)}`);
  await writeFile(join(folderOf(mode, folder), 'violations.txt'), lines.join('\n'));
  const broken = new Set(outcomes.flatMap((outcome) => outcome.broken.map(({ gameId }) => gameId)));
  for (const game of games.filter(({ id }) => broken.has(id))) {
    await writeFile(join(folderOf(mode, folder), `${game.id}.json`), JSON.stringify(game, null, 1));
  }
  print(`\n${lines.length} violations; all of them, and the logs of these games, are in ${folderOf(mode, folder)}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
