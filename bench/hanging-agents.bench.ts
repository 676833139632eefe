import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { EventPage } from '#libs/protocol';
import { freePort } from '../libs/service/src/testing/index.js';
import { createGames, each, post } from './games.js';
import { alternate, median, medianOf } from './measuring.js';
import { BaselineServer, Replica, ZeroLatencyServices } from './measured-process.js';
import { sized } from './options.js';
import { fixed, percent, printTable } from './table.js';

/**
 * Games whose agents never answer, each of which gets its default action at its deadline, beside healthy games at speed
 * `fast`. The baseline is the healthy games with the others paused.
 */

const HEALTHY = sized(100, 5);
/** Games of two seats, both of which hang: so many questions are open at once. */
const HANGING = sized(1_000, 20);
/** Seconds. Shorter than anybody would set it, so that more deadlines fall into a window. */
const TURN_TIMEOUT = sized(4, 1);
const ROUNDS = sized(5, 1);
const WINDOW_MS = sized(5_000, 1_500);
/** Until a question that was open at a pause is over. */
const DRAIN_MS = TURN_TIMEOUT * 1_000 + 500;
const MILLI = 1_000;

interface Round {
  /** Decisions of the healthy games, a second. */
  readonly pace: number;
  /** Of a core. */
  readonly cpu: number;
  readonly loopDelayP99: number;
}

interface Beside extends Round {
  /** From the deadline to the default action, milliseconds. */
  readonly lateP50: number;
  readonly lateP99: number;
  readonly timeouts: number;
}

async function window(services: ZeroLatencyServices, replica: Replica): Promise<Round> {
  await services.report();
  const [before, began] = [await replica.usage(), performance.now()];
  await delay(WINDOW_MS);
  const { decisions } = await services.report();
  const ms = performance.now() - began;
  const { cpuMicros, loopDelayP99 } = await replica.usage();
  return { pace: decisions / (ms / MILLI), cpu: (cpuMicros - before.cpuMicros) / MILLI / ms, loopDelayP99 };
}

/** How late each default action of a game was that was taken after `since`. */
async function latenessOf(game: string, since: number): Promise<readonly number[]> {
  const { seq } = (await (await fetch(game)).json()) as { readonly seq: number };
  const page = await fetch(`${game}/events?after_seq=${Math.max(0, seq - 100)}&limit=100`);
  if (!page.ok) throw new Error(`${game}/events answered ${page.status}.`);
  const { events } = (await page.json()) as EventPage;
  const late: number[] = [];
  let deadline = Number.NaN;
  for (const { event, payload, at } of events) {
    if (event === 'agent:thinking') deadline = Date.parse(payload.deadline);
    if (event === 'turn:timeout' && Date.parse(at) > since) late.push(Date.parse(at) - deadline);
  }
  return late.filter((ms) => !Number.isNaN(ms));
}

/** Lets the hanging games go on one after the other, so that their deadlines are spread over the time of a turn. */
async function resumeSpread(games: readonly string[]): Promise<void> {
  const began = performance.now();
  await each(games, async (game, index) => {
    await delay(Math.max(0, (index / games.length) * TURN_TIMEOUT * MILLI - (performance.now() - began)));
    await post(`${game}/resume`, {});
  });
}

async function beside(services: ZeroLatencyServices, replica: Replica, hanging: readonly string[]): Promise<Beside> {
  await resumeSpread(hanging);
  const since = Date.now();
  const round = await window(services, replica);
  await each(hanging, async (game) => post(`${game}/pause`, {}));
  await delay(DRAIN_MS);
  const late: number[] = [];
  await each(hanging, async (game) => late.push(...(await latenessOf(game, since))));
  late.sort((a, b) => a - b);
  const lateP99 = late[Math.floor(0.99 * late.length)] ?? Number.NaN;
  return { ...round, lateP50: median(late), lateP99, timeouts: late.length };
}

const folder = await mkdtemp(join(tmpdir(), 'bench-'));
{
  await using services = await ZeroLatencyServices.start();
  await using agent = await BaselineServer.start(new URL('hanging-agent.ts', import.meta.url));
  await using replica = await Replica.start(await freePort(), {
    ORCHESTRATOR_DATA_DIR: folder,
    ORCHESTRATOR_GAME_ENGINE_URL: services.url,
    ORCHESTRATOR_AI_AGENT_URL: services.url,
    ORCHESTRATOR_AGENT_URL_ALLOW: '127.0.0.1',
  });
  const own = { url: agent.url, turnTimeout: TURN_TIMEOUT };
  const hanging = await createGames([replica], HANGING, 'fast', { own, isPaused: true });
  await createGames([replica], HEALTHY, 'fast');
  await delay(DRAIN_MS);
  const { ours, baseline } = await alternate(
    ROUNDS,
    async () => beside(services, replica, hanging),
    async () => window(services, replica),
  );
  const [pace, alone] = [medianOf(ours, (round) => round.pace), medianOf(baseline, (round) => round.pace)];
  const late = medianOf(ours, ({ lateP99 }) => lateP99);
  const usage = (rounds: readonly Round[]): readonly number[] => [
    medianOf(rounds, ({ cpu }) => cpu),
    medianOf(rounds, ({ loopDelayP99 }) => loopDelayP99),
  ];
  await printTable({
    name: 'hanging-agents',
    title: `${HEALTHY} healthy games at \`fast\` beside ${HANGING} games whose seats never answer, with ${TURN_TIMEOUT} s for a turn`,
    baseline: 'the healthy games alone, the others paused',
    rounds: ROUNDS,
    columns: [
      'healthy games',
      { title: 'their decisions/s', format: fixed(1) },
      { title: 'CPU', format: percent },
      { title: 'loop delay p99 ms', format: fixed(1) },
      'default actions',
      'late p50 ms',
      'late p99 ms',
    ],
    rows: [
      [
        'beside hanging',
        pace,
        ...usage(ours),
        medianOf(ours, ({ timeouts }) => timeouts),
        medianOf(ours, ({ lateP50 }) => lateP50),
        late,
      ],
      ['alone', alone, ...usage(baseline), null, null, null],
    ],
    targets: [
      { what: 'default action after its deadline, p99, ms', measured: late, atMost: 50, format: fixed(0) },
      { what: 'pace lost', measured: 1 - pace / alone, atMost: 0.05, format: percent },
    ],
  });
}
await rm(folder, { recursive: true });
