import { type CrowdSize, FIVE_THOUSAND, ONE_THOUSAND, RecordedGame, TEN_GAMES } from './delivery/crowds.js';
import { Delivery } from './delivery/delivery.js';
import { inTurn, median, medianRatio } from './measuring.js';
import { sized } from './options.js';
import { type Cell, fixed, printTable, type Target } from './table.js';

/**
 * What it costs to deliver a step to many viewers, beside plain Socket.IO, a server that sends a room the same events and
 * snapshots at the same moments, an emit each; and beside `ws` with all encoded beforehand. They deliver steps that our
 * agents have played on our engine before: what a step costs itself is no part of it. The viewers, WebSockets, live in a
 * process of their own. CPU is user and system time of the server, until all of them have received everything.
 */

const ROUNDS = sized(5, 1);
/** Rounds before those that are measured. */
const WARM_UP_ROUNDS = 1;

await using recorded = await RecordedGame.record();
const rows: Cell[][] = [];
const targets: Target[] = [];

async function measure({ games, viewersOfEach, order }: CrowdSize): Promise<void> {
  const { recording, file } = recorded;
  const start = async (program: string): Promise<Delivery> =>
    Delivery.start(program, { recording, file, games, viewersOfEach });
  await using gateway = await start('gateway-server.ts');
  await using plain = await start('plain-server.ts');
  await using raw = await start('ws-server.ts');
  const cpu = async (server: Delivery): Promise<number> => (await server.costOf(order)).cpuMicros;
  const servers = { plain: () => cpu(plain), ours: () => cpu(gateway), raw: () => cpu(raw) };
  await inTurn(WARM_UP_ROUNDS, servers);
  const costs = await inTurn(ROUNDS, servers);
  const [ofPlain, ofRaw] = [medianRatio(costs.ours, costs.plain), medianRatio(costs.ours, costs.raw)];
  const { ours } = costs;
  rows.push([games, viewersOfEach, median(ours), median(costs.plain), ofPlain, median(costs.raw), ofRaw]);
  const crowd = `${games} x ${viewersOfEach} viewers`;
  targets.push({ what: `CPU at ${crowd}, of plain Socket.IO`, measured: ofPlain, atMost: 0.3 });
  targets.push({ what: `CPU at ${crowd}, of raw ws`, measured: ofRaw, atMost: 1.2 });
}

for (const crowd of sized([ONE_THOUSAND, FIVE_THOUSAND, TEN_GAMES], [TEN_GAMES])) await measure(crowd);
await printTable({
  name: 'viewers',
  title: `A step of ${recorded.messagesPerStep.toFixed(1)} events and snapshots, delivered to every viewer; CPU of the server`,
  baseline:
    'plain Socket.IO, one emit for each event and snapshot; raw `ws`, encoded before the run, one write for each viewer and step',
  rounds: ROUNDS,
  columns: [
    'games',
    'viewers of each',
    { title: 'CPU µs/step', format: fixed(0) },
    { title: 'plain µs/step', format: fixed(0) },
    { title: 'of plain', format: fixed(2) },
    { title: 'raw ws µs/step', format: fixed(0) },
    { title: 'of raw ws', format: fixed(2) },
  ],
  rows,
  targets,
});
