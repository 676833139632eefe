import { mkdir, readFile, rm } from 'node:fs/promises';
import { runNode } from './child.mjs';
import { nullIfAbsent } from './fingerprint.mjs';
import { failedTests } from './jest-report.mjs';
import { CACHE, inRoot } from './paths.mjs';

/** @typedef {{ passed: number, failures: string[] }} Tally each failure by name, for the summary at the end */
/** @typedef {() => Promise<Tally>} Check */

/**
 * A check that passes or fails as a whole: one test. What it prints is shown only when it fails.
 *
 * @param {string} file
 * @param {string[]} args
 * @returns {Check}
 */
export function staticCheck(file, args) {
  return async () => {
    const { code, output } = await runNode(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    if (code === 0) return { passed: 1, failures: [] };
    process.stdout.write(output.endsWith('\n') ? output : `${output}\n`);
    return { passed: 0, failures: [[file, ...args].join(' ')] };
  };
}

/**
 * A check that passes or fails as a whole, and whose output is of interest in both cases.
 *
 * @param {string} file
 * @param {string[]} args
 * @returns {Check}
 */
export function shownRun(file, args) {
  return async () => {
    const { code } = await runNode(file, args);
    return code === 0 ? { passed: 1, failures: [] } : { passed: 0, failures: [[file, ...args].join(' ')] };
  };
}

/**
 * A Jest run, counted by its tests.
 *
 * @param {string} name for its report
 * @param {string[]} args
 * @returns {Check}
 */
export function jestRun(name, args) {
  const report = inRoot('.cache', `jest-${name}.json`);
  const env = { ...process.env, NODE_OPTIONS: '--experimental-vm-modules', NODE_NO_WARNINGS: '1' };
  return async () => {
    await mkdir(CACHE, { recursive: true });
    await rm(report, { force: true });
    const reporting = ['--json', `--outputFile=${report}`];
    const { code } = await runNode('node_modules/jest/bin/jest.js', [...reporting, ...args], { env });
    return tallyOf(await readFile(report, 'utf8').catch(nullIfAbsent), code);
  };
}

/**
 * A crash and a run without a single test are failures that no test stands for.
 *
 * @param {string | null} report
 * @param {number} code
 * @returns {Tally}
 */
function tallyOf(report, code) {
  if (report === null) return { passed: 0, failures: ['no report: Jest crashed'] };
  const { passed, failures } = failedTests(report);
  if (failures.length > 0 || (code === 0 && passed > 0)) return { passed, failures };
  return { passed, failures: [`Jest exited with ${code} after ${passed} passed tests`] };
}
