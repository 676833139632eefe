// npm run bench [name …]: runs the benchmarks, all of them or those whose name holds one of the words.
import { readdir } from 'node:fs/promises';
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';
import { runSource } from './child.mjs';
import { fail, log } from './log.mjs';

const words = process.argv.slice(2);

try {
  await ensureInstalled();
  await ensureBuilt();
  const benchmarks = await matching();
  if (benchmarks.length === 0) log('no benchmark to run');
  for (const file of benchmarks) {
    log(file);
    const { code } = await runSource(`bench/${file}`, []);
    if (code !== 0) process.exitCode = code;
  }
} catch (error) {
  fail(error);
}

async function matching() {
  const files = (await readdir('bench')).filter((file) => file.endsWith('.bench.ts'));
  return files.filter((file) => words.length === 0 || words.some((word) => file.includes(word))).toSorted();
}
