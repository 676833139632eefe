// npm test: every check there is, in order and to the end, with what failed and one count over all as the last lines.
// Ctrl-C ends the check that runs, and with it the whole.
import { availableParallelism } from 'node:os';
import { ensureInstalled } from './bootstrap.mjs';
import { jestRun, shownRun, staticCheck } from './checks.mjs';
import { FORWARDED } from './child.mjs';
import { findChromium } from './chromium.mjs';
import { ensurePrograms } from './programs.mjs';
import { fail, log } from './log.mjs';

/** A step, its delivery and many replicas: with these every server and every kind of viewer of the benchmarks runs. */
const QUICK_BENCHMARKS = ['step', 'viewers', 'cluster', 'reconnect'];
const TSC = 'node_modules/typescript/bin/tsc';
/** Each takes one core: as many as there are cores run at a time. What they print is shown when they fail. */
const STATIC_CHECKS = {
  format: staticCheck('node_modules/prettier/bin/prettier.cjs', ['--check', '.']),
  types: staticCheck(TSC, ['--noEmit']),
  'types of the scripts': staticCheck(TSC, ['--noEmit', '-p', 'scripts']),
  'types of the page': staticCheck(TSC, ['--noEmit', '-p', 'apps/spectator']),
  'types of the browser tests': staticCheck(TSC, ['--noEmit', '-p', 'test/e2e']),
  lint: staticCheck('node_modules/oxlint/bin/oxlint', []),
  imports: staticCheck('node_modules/dependency-cruiser/bin/dependency-cruise.mjs', ['apps', 'libs', 'test']),
  'unused code': staticCheck('node_modules/knip/bin/knip.js', []),
};
/** These measure what a browser does, or start many processes: each has the machine for itself. */
const ALONE = 'test/e2e/(chaos|soak|survival|page/(speed|delivery|long-game))[.]spec';
/** One after the other: each uses all cores, or measures. */
const RUNS = {
  tests: jestRun('tests', ['--selectProjects', 'unit', 'integration']),
  build: staticCheck('scripts/build.mjs', []),
  'end to end': jestRun('e2e', ['--selectProjects', 'e2e', '--testPathIgnorePatterns', '/node_modules/', ALONE]),
  'end to end, alone': jestRun('e2e-alone', [
    '--selectProjects',
    'e2e',
    '--maxWorkers',
    '1',
    '--testPathPatterns',
    ALONE,
  ]),
  // What they measure on somebody else's machine says nothing; that they run does.
  ...(process.env.CI && { benchmarks: shownRun('scripts/bench.mjs', ['--quick', ...QUICK_BENCHMARKS]) }),
};

try {
  await ensureInstalled();
  await ensurePrograms();
  process.env.CHROMIUM_PATH = findChromium();
} catch (error) {
  fail(error);
}

let isInterrupted = false;
for (const signal of FORWARDED) process.once(signal, () => (isInterrupted = true));

let passed = 0;
/** @type {string[]} */
const failures = [];

/**
 * @param {string} name
 * @param {import('./checks.mjs').Check} check
 */
async function runCheck(name, check) {
  log(`${name} …`);
  const started = performance.now();
  const tally = await check();
  if (isInterrupted) fail(`interrupted in ${name}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const failed = tally.failures.length;
  process.stdout.write(failed === 0 ? `✓ ${name}, ${seconds} s\n` : `✗ ${name}: ${failed} failed, ${seconds} s\n`);
  passed += tally.passed;
  failures.push(...tally.failures.map((failure) => `✗ ${name}: ${failure}`));
}

/** @param {IterableIterator<[string, import('./checks.mjs').Check]>} left shared with others, each of whom takes the next */
async function runStaticChecks(left) {
  for (const [name, check] of left) await runCheck(name, check);
}

const left = Object.entries(STATIC_CHECKS).values();
await Promise.all(Array.from({ length: availableParallelism() }, () => runStaticChecks(left)));
for (const [name, check] of Object.entries(RUNS)) await runCheck(name, check);
process.stdout.write(`\n${[...failures, `${passed} passed, ${failures.length} failed`].join('\n')}\n`);
process.exitCode = failures.length === 0 ? 0 : 1;
