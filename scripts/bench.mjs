// npm run bench [-- --quick] [-- --json] [name …]: runs the benchmarks, all of them or those whose name holds one of
// the words. The tables, and nothing else, go to stdout.
import { readdir } from 'node:fs/promises';
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';
import { runSource } from './child.mjs';
import { fail, log } from './log.mjs';

const OPTIONS = ['--quick', '--json'];

const given = process.argv.slice(2);
const options = given.filter((word) => word.startsWith('--'));
const words = given.filter((word) => !word.startsWith('--'));

try {
  const unknown = options.find((option) => !OPTIONS.includes(option));
  if (unknown !== undefined) throw new Error(`${unknown} is no option of the benchmarks: ${OPTIONS.join(', ')}`);
  await ensureInstalled();
  await ensureBuilt();
  const benchmarks = await matching();
  if (benchmarks.length === 0) log('no benchmark to run');
  for (const file of benchmarks) {
    const began = performance.now();
    const { code } = await runSource(`bench/${file}`, options);
    log(`${file}: ${((performance.now() - began) / 1_000).toFixed(0)} s`);
    if (code !== 0) process.exitCode = code;
  }
} catch (error) {
  fail(error);
}

async function matching() {
  const files = (await readdir('bench')).filter((file) => file.endsWith('.bench.ts'));
  return files.filter((file) => words.length === 0 || words.some((word) => file.includes(word))).toSorted();
}
