import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { endWithUs, freePort } from '../libs/service/src/testing/index.js';
import { medianOf } from './measuring.js';
import { sized } from './options.js';
import { fixed, printTable } from './table.js';

/**
 * What `npm start` does once everything is built: from the start of its script until `/health` is good, and what its
 * processes hold with its first game under way, played by our agents on our engine.
 */

const ROUNDS = sized(5, 1);
const GAME_MS = sized(8_000, 2_000);
const POLL_MS = 20;
const TIMEOUT_MS = 60_000;
const MEGA = 1e6;
const SCRIPT = fileURLToPath(new URL('../scripts/start.mjs', import.meta.url));

interface Round {
  readonly seconds: number;
  /** Resident bytes of the arena, and of the script that started it. */
  readonly arena: number;
  readonly script: number;
}

async function untilHealthy(url: string, isRunning: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + TIMEOUT_MS;
  while (!(await isHealthy(url))) {
    if (!isRunning() || performance.now() > giveUpAt) throw new Error('npm start did not become healthy.');
    await delay(POLL_MS);
  }
}

async function isHealthy(url: string): Promise<boolean> {
  // Nobody listens yet.
  const answer = await fetch(`${url}/health`).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.ok === true;
}

/** Resident bytes of a process and of those that it started, as `ps` has them. */
async function residentOf(pid: number): Promise<{ readonly own: number; readonly children: number }> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,rss=']);
  const all = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const sum = (column: number): number =>
    all.filter((fields) => fields[column] === pid).reduce((total, [, , kibi = 0]) => total + kibi * 1_024, 0);
  return { own: sum(0), children: sum(1) };
}

async function startOnce(): Promise<Round> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const [port, engine, agent] = [await freePort(), await freePort(), await freePort()].map(String);
  const began = performance.now();
  const child = spawn(process.execPath, [SCRIPT], {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      ORCHESTRATOR_HOST: '127.0.0.1',
      ORCHESTRATOR_PORT: port,
      ORCHESTRATOR_DATA_DIR: folder,
      GAME_ENGINE_PORT: engine,
      CONNECT_FOUR_PORT: '0',
      AI_AGENT_PORT: agent,
    },
  });
  endWithUs(child, { asGroup: true, folder });
  const exit = once(child, 'exit');
  try {
    await untilHealthy(`http://127.0.0.1:${port}`, () => child.exitCode === null);
    const seconds = (performance.now() - began) / 1_000;
    await delay(GAME_MS);
    const { own, children } = await residentOf(child.pid ?? 0);
    return { seconds, arena: children, script: own };
  } finally {
    child.kill('SIGTERM');
    await exit;
    await rm(folder, { recursive: true });
  }
}

const rounds: Round[] = [];
for (let round = 0; round < ROUNDS; round += 1) rounds.push(await startOnce());
const seconds = medianOf(rounds, (round) => round.seconds);
const arena = medianOf(rounds, (round) => round.arena) / MEGA;
await printTable({
  name: 'start',
  title: '`npm start`, built before: until /health is good, and resident memory with its first game under way',
  rounds: ROUNDS,
  columns: [
    { title: 'healthy after s', format: fixed(2) },
    { title: 'arena MB', format: fixed(0) },
    { title: 'script MB', format: fixed(0) },
  ],
  rows: [[seconds, arena, medianOf(rounds, ({ script }) => script) / MEGA]],
  targets: [
    { what: 'healthy, s', measured: seconds, atMost: 5 },
    { what: 'memory of the arena, MB', measured: arena, atMost: 250, format: fixed(0) },
  ],
});
