import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ROOT, inRoot } from './paths.mjs';

/** @typedef {{ code: number, output: string }} Ended exit code, and what it printed where that was piped */

/** What ends a program from outside, Ctrl-C for one. @type {NodeJS.Signals[]} */
export const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * For a program whose output is progress: all of it to stderr.
 *
 * @type {import('node:child_process').SpawnOptions}
 */
export const PROGRESS = { stdio: ['ignore', 2, 2] };

/**
 * Runs a program to its end, passing on the signals that this process gets meanwhile. A program that a signal ended
 * counts as exited with 128 + the signal's number, as in a shell.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options] stdio is inherited by default
 * @returns {Promise<Ended>}
 */
export function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
  const stopForwarding = forwardSignals(child);
  /** @type {Buffer[]} */
  const output = [];
  /** @param {Buffer} chunk */
  const collect = (chunk) => output.push(chunk);
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', collect);
  /** @type {Promise<Ended>} */
  const ended = new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`cannot run ${command}: ${error.message}`)));
    child.once('close', (code, signal) =>
      resolve({ code: exitCode(code, signal), output: Buffer.concat(output).toString() }),
    );
  });
  return ended.finally(stopForwarding);
}

/**
 * Runs a Node program of ours or of a package, by its file: no shell and no .bin shim in between.
 *
 * @param {string} file inside the checkout
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function runNode(file, args, options) {
  return run(process.execPath, [inRoot(file), ...args], options);
}

/**
 * Runs a program of ours as it was built; its errors point into the sources.
 *
 * @param {string} file
 * @param {string[]} [args]
 */
export function runBuilt(file, args = []) {
  return run(process.execPath, ['--enable-source-maps', file, ...args]);
}

/**
 * Runs a TypeScript program of ours as its source stands in the checkout, not what was built of it.
 *
 * @param {string} file inside the checkout
 * @param {string[]} args
 */
export function runSource(file, args) {
  const loader = './libs/database/src/testing/typescript.mjs';
  return run(process.execPath, ['--conditions=orchestrator-source', '--import', loader, file, ...args]);
}

/** @param {import('node:child_process').ChildProcess} child */
function forwardSignals(child) {
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => child.kill(signal);
  for (const signal of FORWARDED) process.on(signal, forward);
  return () => {
    for (const signal of FORWARDED) process.off(signal, forward);
  };
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCode(code, signal) {
  return signal === null ? (code ?? 1) : 128 + constants.signals[signal];
}
