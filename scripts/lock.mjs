import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, nullIfAbsent } from './fingerprint.mjs';
import { CACHE } from './paths.mjs';
import { log } from './log.mjs';

const LOCK = join(CACHE, 'bootstrap.lock');
const MINE = `${LOCK}.${process.pid}`;
const POLL_MS = 250;

/**
 * Runs `work` while no other process of this checkout does. The lock file names its holder; one whose holder is gone
 * (a run that was killed) is taken over.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(work) {
  await mkdir(CACHE, { recursive: true });
  await acquire();
  try {
    return await work();
  } finally {
    await rm(LOCK, { force: true });
  }
}

async function acquire() {
  for (let emitted = false; !(await create());) {
    const holder = await holderOf(LOCK);
    if (holder === null) continue;
    if (!isAlive(holder)) {
      await takeAway(holder);
      continue;
    }
    if (!emitted) log(`waiting for process ${holder}, which is installing or building …`);
    emitted = true;
    await sleep(POLL_MS);
  }
}

/** Linked from a file that is written already, so that nobody ever reads a lock without its holder. */
async function create() {
  await writeFile(MINE, String(process.pid));
  try {
    await link(MINE, LOCK);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(MINE);
  }
}

/**
 * Of two that saw the same dead holder, only one gets to rename it away; a lock that is new by then is put back.
 *
 * @param {number} deadHolder
 */
async function takeAway(deadHolder) {
  if ((await rename(LOCK, MINE).catch(nullIfAbsent)) === null) return;
  if ((await holderOf(MINE)) === deadHolder) await rm(MINE);
  else await rename(MINE, LOCK);
}

/** @param {string} file */
async function holderOf(file) {
  const text = await readFile(file, 'utf8').catch(nullIfAbsent);
  return text === null ? null : Number(text);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
