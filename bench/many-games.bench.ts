import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SPEED_SECONDS } from '#libs/protocol';
import { freePort } from '../libs/service/src/testing/index.js';
import type { Latency } from '../test/soak/latencies.js';
import { createGames, each, post } from './games.js';
import { medianOf } from './measuring.js';
import { BaselineServer, Replica, ZeroLatencyServices } from './measured-process.js';
import { sized } from './options.js';
import { type Cell, fixed, percent, printTable, type Target } from './table.js';

/**
 * Many games at speed `normal` in one process with every step on disk, and an engine and an agent that answer at once.
 * A step is due two seconds after the engine has answered the one before: how late its question arrives at the agent
 * includes that the step before is stored. The baseline, as many timers in a process of their own, runs at the same time.
 */

const GAMES = sized([1_000, 10_000], [20]);
const REST_MS = SPEED_SECONDS.normal * 1_000;
const ROUNDS = sized(5, 1);
const WINDOW_MS = sized(5_000, 2_000);
/** Until each game has made a step or more at its new speed. */
const SETTLE_MS = sized(5_000, 500);
const RESUMED_AT_ONCE = 500;
const MILLI = 1_000;
const MEGA = 1e6;
/** The target is for this many. */
const TARGET_GAMES = 1_000;

interface Round {
  readonly lateP50: number;
  readonly lateP99: number;
  /** A second. */
  readonly rate: number;
  /** Of a core. */
  readonly cpu: number;
  /** Resident bytes. */
  readonly memory: number;
}

type Server = Pick<Replica, 'usage'>;

interface Both {
  readonly games: Round;
  readonly timers: Round;
}

/** A while with nothing but the games' own pace. */
async function window(services: ZeroLatencyServices, replica: Server, timers: BaselineServer): Promise<Both> {
  await services.report();
  await timers.ask('late');
  const [ours, base, began] = [await replica.usage(), await timers.usage(), performance.now()];
  await delay(WINDOW_MS);
  const steps = await services.report();
  const late = (await timers.ask('late')) as Latency;
  const ms = performance.now() - began;
  const [oursNow, baseNow] = [await replica.usage(), await timers.usage()];
  return {
    games: {
      lateP50: steps.restP50 - REST_MS,
      lateP99: steps.restP99 - REST_MS,
      rate: steps.steps / (ms / MILLI),
      cpu: (oursNow.cpuMicros - ours.cpuMicros) / MILLI / ms,
      memory: oursNow.memory,
    },
    timers: {
      lateP50: late.median,
      lateP99: late.p99,
      rate: late.count / (ms / MILLI),
      cpu: (baseNow.cpuMicros - base.cpuMicros) / MILLI / ms,
      memory: baseNow.memory,
    },
  };
}

/** Creates games that pause at once, which keeps those that are there from slowing the creation, and spreads their steps. */
async function startGames(replica: Replica, count: number): Promise<void> {
  const games = await createGames([replica], count, 'normal', { isPaused: true });
  const began = performance.now();
  const resume = async (game: string, index: number): Promise<unknown> => {
    await delay(Math.max(0, (index / count) * REST_MS - (performance.now() - began)));
    return post(`${game}/resume`, {});
  };
  // A process that has more games than it can run answers each request late.
  await each(games, resume, RESUMED_AT_ONCE);
}

function row(what: string, count: number, rounds: readonly Round[], memoryBefore: number): readonly Cell[] {
  const memory = medianOf(rounds, (round) => round.memory);
  return [
    what,
    count,
    medianOf(rounds, ({ rate }) => rate),
    medianOf(rounds, ({ lateP50 }) => lateP50),
    medianOf(rounds, ({ lateP99 }) => lateP99),
    medianOf(rounds, ({ cpu }) => cpu),
    memory / MEGA,
    (memory - memoryBefore) / MILLI / count,
  ];
}

async function measure(count: number): Promise<{ readonly rows: readonly (readonly Cell[])[]; readonly late: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    await using services = await ZeroLatencyServices.start();
    await using replica = await Replica.start(await freePort(), {
      ORCHESTRATOR_DATA_DIR: folder,
      ORCHESTRATOR_GAME_ENGINE_URL: services.url,
      ORCHESTRATOR_AI_AGENT_URL: services.url,
    });
    const { memory } = await replica.usage();
    await startGames(replica, count);
    const program = new URL('timers/timer-process.ts', import.meta.url);
    await using one = await BaselineServer.start(program, ['1', String(REST_MS)]);
    const { memory: timersBefore } = await one.usage();
    await using timers = await BaselineServer.start(program, [String(count), String(REST_MS)]);
    await delay(SETTLE_MS);
    const rounds: Both[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await window(services, replica, timers));
    const [games, timed] = [rounds.map((round) => round.games), rounds.map((round) => round.timers)];
    return {
      rows: [row('games', count, games, memory), row('timers', count, timed, timersBefore)],
      late: medianOf(games, ({ lateP99 }) => lateP99),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const rows: (readonly Cell[])[] = [];
const targets: Target[] = [];
for (const count of GAMES) {
  const measured = await measure(count);
  rows.push(...measured.rows);
  if (count !== TARGET_GAMES) continue;
  targets.push({ what: `late at ${count} games, p99, ms`, measured: measured.late, atMost: 100, format: fixed(0) });
}
await printTable({
  name: 'many-games',
  title: `Games at \`normal\`, a step ${REST_MS / MILLI} s after the one before, in one process on its SQLite file; CPU of all threads`,
  baseline: 'as many timers of the same time in a process of their own, at the same time',
  rounds: ROUNDS,
  columns: [
    'what',
    'count',
    { title: 'a second', format: fixed(0) },
    { title: 'late p50 ms', format: fixed(1) },
    { title: 'late p99 ms', format: fixed(1) },
    { title: 'CPU', format: percent },
    { title: 'memory MB', format: fixed(0) },
    { title: 'kB for each', format: fixed(1) },
  ],
  rows,
  targets,
});
