import { type CrowdSize, FIVE_THOUSAND, ONE_THOUSAND, RecordedGame } from './delivery/crowds.js';
import { Delivery, type DeliveryCost } from './delivery/delivery.js';
import { inTurn, medianOf, medianRatio } from './measuring.js';
import { sized } from './options.js';
import { type Cell, fixed, printTable, type Target } from './table.js';

/** What viewers who joined with `deltas: true` cost, beside as many who are sent whole states, both of them on our gateway. */

const ROUNDS = sized(5, 1);
const WARM_UP_ROUNDS = 1;
const KILO = 1_000;

await using recorded = await RecordedGame.record();
const rows: Cell[][] = [];
const targets: Target[] = [];

function bytesOf({ bytes }: DeliveryCost): number {
  return bytes;
}

function cpuOf({ cpuMicros }: DeliveryCost): number {
  return cpuMicros;
}

async function measure({ games, viewersOfEach, order }: CrowdSize): Promise<void> {
  const { recording, file } = recorded;
  const start = async (deltas: boolean): Promise<Delivery> =>
    Delivery.start('gateway-server.ts', { recording, file, games, viewersOfEach, deltas });
  await using patches = await start(true);
  await using states = await start(false);
  const servers = { states: () => states.costOf(order), patches: () => patches.costOf(order) };
  await inTurn(WARM_UP_ROUNDS, servers);
  const costs = await inTurn(ROUNDS, servers);
  const ofBytes = medianRatio(costs.patches.map(bytesOf), costs.states.map(bytesOf));
  const ofCpu = medianRatio(costs.patches.map(cpuOf), costs.states.map(cpuOf));
  const row = (
    sent: string,
    rounds: readonly DeliveryCost[],
    ...ratios: readonly [number | null, number | null]
  ): void => {
    rows.push([
      games,
      viewersOfEach,
      sent,
      medianOf(rounds, bytesOf) / KILO,
      ratios[0],
      medianOf(rounds, cpuOf),
      ratios[1],
    ]);
  };
  row('states', costs.states, null, null);
  row('patches', costs.patches, ofBytes, ofCpu);
  targets.push({ what: `bytes to ${viewersOfEach} viewers, of whole states`, measured: ofBytes, atMost: 0.3 });
  targets.push({ what: `CPU for ${viewersOfEach} viewers, of whole states`, measured: ofCpu, atMost: 1 });
}

for (const crowd of sized([ONE_THOUSAND, FIVE_THOUSAND], [ONE_THOUSAND])) await measure(crowd);
await printTable({
  name: 'deltas',
  title: 'A step delivered to viewers who joined with `deltas: true`; bytes on each connection',
  baseline: 'as many viewers who are sent whole states',
  rounds: ROUNDS,
  columns: [
    'games',
    'viewers of each',
    'sent',
    { title: 'kB/step', format: fixed(2) },
    { title: 'of states', format: fixed(2) },
    { title: 'CPU µs/step', format: fixed(0) },
    { title: 'CPU of states', format: fixed(2) },
  ],
  rows,
  targets,
});
