import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Delivery } from './delivery/delivery.js';
import { recordGame } from './delivery/recording.js';
import { median, printTable } from './measuring.js';

/**
 * What it costs to deliver a step to many viewers, beside plain Socket.IO: a server that sends a room the same events
 * and snapshots at the same moments, an emit each. Both deliver steps that our agents have played on our engine before,
 * published on the event bus as they were then: what a step costs itself is no part of it. The viewers, WebSockets,
 * live in a process of their own. CPU is user and system time of the server, until all of them have received everything.
 */

/** Steps of each game in a round, and milliseconds from one to the next. */
const STEPS = 20;
const EVERY_MS = 100;
const ROUNDS = 3;
/** Rounds before those that are measured. */
const WARM_UP_ROUNDS = 2;
const CROWDS = [
  { games: 1, viewersOfEach: 1_000 },
  { games: 10, viewersOfEach: 100 },
];

const recording = await recordGame(STEPS * (WARM_UP_ROUNDS + ROUNDS));
const folder = await mkdtemp(join(tmpdir(), 'bench-'));
const file = join(folder, 'recording.json');
await writeFile(file, JSON.stringify(recording));

const rows = [['games', 'viewers of each', 'CPU µs/step', 'plain CPU µs/step', 'ratio', 'of the rounds']];
for (const { games, viewersOfEach } of CROWDS) {
  const start = async (program: string): Promise<Delivery> =>
    Delivery.start(program, recording, { file, games, everyMs: EVERY_MS }, games * viewersOfEach);
  await using gateway = await start('gateway-server.ts');
  await using plain = await start('plain-server.ts');
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    const costs = [await gateway.costOf(STEPS), await plain.costOf(STEPS)] as const;
    if (round >= WARM_UP_ROUNDS) [ours, theirs].forEach((side, index) => side.push(costs[index] ?? Number.NaN));
  }
  const ratios = ours.map((cost, round) => (cost / (theirs[round] ?? Number.NaN)).toFixed(2));
  rows.push([
    String(games),
    String(viewersOfEach),
    median(ours).toFixed(0),
    median(theirs).toFixed(0),
    (median(ours) / median(theirs)).toFixed(2),
    ratios.join(' '),
  ]);
}
await rm(folder, { recursive: true });
const messages = recording.steps
  .flat()
  .reduce((sum, { events, snapshot }) => sum + events.length + (snapshot ? 1 : 0), 0);
console.log(
  `A step of ${(messages / recording.steps.length).toFixed(1)} events and snapshots, delivered to every viewer`,
);
printTable(rows);
