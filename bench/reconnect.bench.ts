import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../libs/service/src/testing/index.js';
import { createGames, post } from './games.js';
import { medianOf } from './measuring.js';
import { Replica, ZeroLatencyServices } from './measured-process.js';
import { sized } from './options.js';
import { NumberedViewers, type Returned } from './reconnect/viewers.js';
import { fixed, printTable } from './table.js';

/**
 * All viewers of a game lose their connections at the same moment, the game makes many steps without them, and all come
 * back at once with the number of their last event, while the game goes on at speed `normal`. Every viewer counts by
 * number what it is sent. The engine is asked nothing by this but the game's own steps.
 */

const VIEWERS = sized(10_000, 100);
const ROUNDS = sized(5, 1);
const MISSED_EVENTS = sized(50, 20);
const POLL_MS = 20;
const MILLI = 1_000;

interface Round extends Returned {
  /** Requests to engine and agent while they came back, but for those of the game's steps. */
  readonly otherRequests: number;
  readonly cpuSeconds: number;
  readonly loopDelayP99: number;
}

async function seqOf(game: string): Promise<number> {
  return ((await (await fetch(game)).json()) as { readonly seq: number }).seq;
}

async function missEvents(game: string): Promise<void> {
  const until = (await seqOf(game)) + MISSED_EVENTS;
  await post(`${game}/speed`, { speed: 'instant' });
  while ((await seqOf(game)) < until) await delay(POLL_MS);
  await post(`${game}/speed`, { speed: 'normal' });
}

async function round(
  services: ZeroLatencyServices,
  replica: Replica,
  game: string,
  viewers: NumberedViewers,
): Promise<Round> {
  await viewers.ask({ do: 'drop' });
  await missEvents(game);
  await services.report();
  const before = await replica.usage();
  await viewers.ask({ do: 'return', seq: await seqOf(game) });
  const { cpuMicros, loopDelayP99 } = await replica.usage();
  const { others: otherRequests } = await services.report();
  await post(`${game}/pause`, {});
  const returned = await viewers.report(await seqOf(game));
  await post(`${game}/resume`, {});
  return { ...returned, otherRequests, cpuSeconds: (cpuMicros - before.cpuMicros) / MILLI / MILLI, loopDelayP99 };
}

const folder = await mkdtemp(join(tmpdir(), 'bench-'));
const rounds: Round[] = [];
{
  await using services = await ZeroLatencyServices.start();
  await using replica = await Replica.start(await freePort(), {
    ORCHESTRATOR_DATA_DIR: folder,
    ORCHESTRATOR_GAME_ENGINE_URL: services.url,
    ORCHESTRATOR_AI_AGENT_URL: services.url,
  });
  const [game = ''] = await createGames([replica], 1, 'normal');
  await using viewers = await NumberedViewers.gather(replica.url, game.slice(game.lastIndexOf('/') + 1), VIEWERS);
  for (let index = 0; index < ROUNDS; index += 1) rounds.push(await round(services, replica, game, viewers));
}
await rm(folder, { recursive: true });

const of = (figure: (round: Round) => number): number => medianOf(rounds, figure);
const behind = VIEWERS - Math.min(...rounds.map(({ atHead }) => atHead));
const { lost = Number.NaN, repeated = Number.NaN, failed = Number.NaN } = rounds.at(-1) ?? {};
const others = Math.max(...rounds.map(({ otherRequests }) => otherRequests));
await printTable({
  name: 'reconnect',
  title: `${VIEWERS} viewers of a game, dropped at once, come back at once with their last number, ${MISSED_EVENTS} events later`,
  rounds: ROUNDS,
  columns: [
    'viewers',
    'behind',
    'lost',
    'repeated',
    'engine calls',
    'tried again',
    { title: 'at the head p50 s', format: fixed(2) },
    { title: 'p99 s', format: fixed(2) },
    { title: 'all s', format: fixed(2) },
    { title: 'CPU s', format: fixed(2) },
    { title: 'loop delay p99 ms', format: fixed(0) },
  ],
  rows: [
    [
      VIEWERS,
      behind,
      lost,
      repeated,
      others,
      failed,
      of(({ p50 }) => p50) / MILLI,
      of(({ p99 }) => p99) / MILLI,
      of(({ longest }) => longest) / MILLI,
      of(({ cpuSeconds }) => cpuSeconds),
      of(({ loopDelayP99 }) => loopDelayP99),
    ],
  ],
  targets: [
    { what: 'viewers who are not at the head', measured: behind, atMost: 0, format: fixed(0) },
    { what: 'events lost', measured: lost, atMost: 0, format: fixed(0) },
    { what: 'events repeated', measured: repeated, atMost: 0, format: fixed(0) },
    { what: 'engine calls', measured: others, atMost: 0, format: fixed(0) },
  ],
});
