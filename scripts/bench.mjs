// npm run bench [name …]: runs the built benchmarks, all of them or those whose name holds one of the words.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';
import { run } from './child.mjs';
import { nullIfAbsent } from './fingerprint.mjs';
import { DIST } from './paths.mjs';
import { fail, say } from './say.mjs';

const words = process.argv.slice(2);

try {
  await ensureInstalled();
  await ensureBuilt();
  const benchmarks = await builtBenchmarks();
  if (benchmarks.length === 0) say('no benchmark to run');
  for (const file of benchmarks) {
    say(file);
    const { code } = await run(process.execPath, [join(DIST, 'bench', file)]);
    if (code !== 0) process.exitCode = code;
  }
} catch (error) {
  fail(error);
}

async function builtBenchmarks() {
  const files = (await readdir(join(DIST, 'bench')).catch(nullIfAbsent)) ?? [];
  return files
    .filter((file) => file.endsWith('.js') && (words.length === 0 || words.some((word) => file.includes(word))))
    .toSorted();
}
