// npm run bench [-- --quick] [-- --json] [name …]: runs the benchmarks, all of them or those that the words name; a word
// that is no name stands for all whose name holds it. The tables, and nothing else, go to stdout. Ctrl-C ends the
// benchmark that runs, and with it the whole.
import { readdir } from 'node:fs/promises';
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';
import { FORWARDED, runSource } from './child.mjs';
import { fail, log } from './log.mjs';

const OPTIONS = ['--quick', '--json'];
const SUFFIX = '.bench.ts';
/** What they measure then says nothing in any case: most of their time is that of processes that start. */
const QUICK_AT_ONCE = 2;

const given = process.argv.slice(2);
const options = given.filter((word) => word.startsWith('--'));
const words = given.filter((word) => !word.startsWith('--'));

let isInterrupted = false;
for (const signal of FORWARDED) process.once(signal, () => (isInterrupted = true));

try {
  const unknown = options.find((option) => !OPTIONS.includes(option));
  if (unknown !== undefined) throw new Error(`${unknown} is no option of the benchmarks: ${OPTIONS.join(', ')}`);
  await ensureInstalled();
  await ensureBuilt();
  const benchmarks = await matching();
  if (benchmarks.length === 0) log('no benchmark to run');
  const left = benchmarks.values();
  await Promise.all(Array.from({ length: options.includes('--quick') ? QUICK_AT_ONCE : 1 }, () => runEach(left)));
} catch (error) {
  fail(error);
}

/** @param {IterableIterator<string>} left shared with others, each of whom takes the next */
async function runEach(left) {
  for (const name of left) {
    const began = performance.now();
    const { code } = await runSource(`bench/${name}${SUFFIX}`, options);
    if (isInterrupted) throw new Error(`interrupted in ${name}`);
    log(`${name}: ${((performance.now() - began) / 1_000).toFixed(0)} s`);
    if (code !== 0) process.exitCode = code;
  }
}

async function matching() {
  const names = (await readdir('bench'))
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length));
  /** @param {string} word */
  const namedBy = (word) => (names.includes(word) ? [word] : names.filter((name) => name.includes(word)));
  return words.length === 0 ? names.toSorted() : [...new Set(words.flatMap(namedBy))];
}
