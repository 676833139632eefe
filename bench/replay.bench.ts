import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../libs/service/src/testing/index.js';
import { createGames, post } from './games.js';
import { alternate, medianOf } from './measuring.js';
import { BaselineServer, Replica, ZeroLatencyServices } from './measured-process.js';
import { sized } from './options.js';
import { type ReadCost, Readers } from './replay/reader.js';
import { type Cell, fixed, printTable } from './table.js';

/**
 * Many clients read the replay of a long game at the same time, beside as many that read the same bytes from a server of
 * files. A client that is answered 429 asks again as `Retry-After` says.
 */

const EVENTS = sized(5_000, 1_000);
const READERS = sized(300, 30);
const ROUNDS = sized(5, 3);
const MILLI = 1_000;
const MEGA = 1e6;

/** Plays a game until it has enough events, and pauses it; its address. */
async function longGame(replica: Replica): Promise<string> {
  const [game = ''] = await createGames([replica], 1, 'instant');
  for (let seq = 0; seq < EVENTS; await delay(50)) {
    const view = (await (await fetch(game)).json()) as { readonly seq: number };
    seq = view.seq;
  }
  await post(`${game}/pause`, {});
  return game;
}

function row(server: string, rounds: readonly ReadCost[], base: number): readonly Cell[] {
  const cpu = medianOf(rounds, ({ cpuMicros }) => cpuMicros);
  return [
    server,
    cpu / MILLI,
    cpu / base,
    medianOf(rounds, ({ loopDelayP99 }) => loopDelayP99),
    medianOf(rounds, ({ seconds }) => seconds),
    medianOf(rounds, ({ refused }) => refused),
  ];
}

const folder = await mkdtemp(join(tmpdir(), 'bench-'));
{
  await using services = await ZeroLatencyServices.start();
  await using replica = await Replica.start(await freePort(), {
    ORCHESTRATOR_DATA_DIR: folder,
    ORCHESTRATOR_GAME_ENGINE_URL: services.url,
    ORCHESTRATOR_AI_AGENT_URL: services.url,
  });
  const url = `${await longGame(replica)}/replay`;
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  const file = join(folder, 'replay.json');
  await writeFile(file, bytes);
  await using files = await BaselineServer.start(new URL('replay/file-server.ts', import.meta.url), [file]);
  await using readers = new Readers();
  const measure = async (
    rounds: number,
    count: number,
  ): Promise<Readonly<Record<'ours' | 'baseline', readonly ReadCost[]>>> =>
    alternate(
      rounds,
      async () => readers.costOf(replica, { url, readers: count }),
      async () => readers.costOf(files, { url: files.url, readers: count }),
    );
  await measure(1, 10);
  const { ours, baseline } = await measure(ROUNDS, READERS);
  const base = medianOf(baseline, ({ cpuMicros }) => cpuMicros);
  await printTable({
    name: 'replay',
    title: `${READERS} concurrent reads of ${(bytes.length / MEGA).toFixed(1)} MB, a game of ${EVENTS} events; CPU for an answer, with the refusals before it`,
    baseline: 'the same bytes as a file, streamed by node:http',
    rounds: ROUNDS,
    columns: [
      'server',
      { title: 'CPU ms/answer', format: fixed(2) },
      { title: 'ratio', format: fixed(2) },
      { title: 'loop delay p99 ms', format: fixed(1) },
      { title: 'all answered s', format: fixed(1) },
      'answered 429',
    ],
    rows: [row('/replay', ours, base), row('file', baseline, base)],
    targets: [
      { what: 'CPU ratio', measured: medianOf(ours, ({ cpuMicros }) => cpuMicros) / base, atMost: 3 },
      { what: 'event-loop delay p99, ms', measured: medianOf(ours, ({ loopDelayP99 }) => loopDelayP99), atMost: 50 },
    ],
  });
}
await rm(folder, { recursive: true });
