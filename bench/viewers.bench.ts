import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Delivery } from './delivery/delivery.js';
import { recordGame } from './delivery/recording.js';
import { alternate, median } from './measuring.js';
import { sized } from './options.js';
import { type Cell, fixed, printTable, type Target } from './table.js';

/**
 * What it costs to deliver a step to many viewers, beside plain Socket.IO: a server that sends a room the same events
 * and snapshots at the same moments, an emit each. Both deliver steps that our agents have played on our engine before,
 * published on the event bus as they were then: what a step costs itself is no part of it. The viewers, WebSockets,
 * live in a process of their own. CPU is user and system time of the server, until all of them have received everything.
 */

/** Steps of each game in a round, and milliseconds from one to the next. */
const STEPS = sized(20, 5);
const EVERY_MS = 100;
const ROUNDS = sized(5, 2);
/** Rounds before those that are measured. */
const WARM_UP_ROUNDS = sized(2, 1);
const CROWDS = [
  { games: 1, viewersOfEach: sized(1_000, 200) },
  { games: 10, viewersOfEach: sized(100, 20) },
];

const recording = await recordGame(STEPS * (WARM_UP_ROUNDS + ROUNDS));
const folder = await mkdtemp(join(tmpdir(), 'bench-'));
const file = join(folder, 'recording.json');
await writeFile(file, JSON.stringify(recording));

const rows: Cell[][] = [];
const targets: Target[] = [];
for (const { games, viewersOfEach } of CROWDS) {
  const start = async (program: string): Promise<Delivery> =>
    Delivery.start(program, recording, { file, games, everyMs: EVERY_MS }, games * viewersOfEach);
  await using gateway = await start('gateway-server.ts');
  await using plain = await start('plain-server.ts');
  const measure = async (rounds: number): ReturnType<typeof alternate<number, number>> =>
    alternate(
      rounds,
      async () => gateway.costOf(STEPS),
      async () => plain.costOf(STEPS),
    );
  await measure(WARM_UP_ROUNDS);
  const { ours, baseline } = await measure(ROUNDS);
  const ratios = ours.map((cost, round) => cost / (baseline[round] ?? Number.NaN));
  rows.push([
    games,
    viewersOfEach,
    median(ours),
    median(baseline),
    median(ratios),
    ratios.map((ratio) => ratio.toFixed(2)).join(' '),
  ]);
  targets.push({ what: `CPU ratio at ${games} x ${viewersOfEach} viewers`, measured: median(ratios), atMost: 0.3 });
}
await rm(folder, { recursive: true });
const messages = recording.steps
  .flat()
  .reduce((sum, { events, snapshot }) => sum + events.length + (snapshot ? 1 : 0), 0);
await printTable({
  name: 'viewers',
  title: `A step of ${(messages / recording.steps.length).toFixed(1)} events and snapshots, delivered to every viewer`,
  baseline: 'plain Socket.IO, one emit for each event and snapshot',
  rounds: ROUNDS,
  columns: [
    'games',
    'viewers of each',
    { title: 'CPU µs/step', format: fixed(0) },
    { title: 'plain CPU µs/step', format: fixed(0) },
    { title: 'ratio', format: fixed(2) },
    'of the rounds',
  ],
  rows,
  targets,
});
