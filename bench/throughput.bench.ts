import { type CrowdSize, FIVE_THOUSAND, ONE_THOUSAND, RecordedGame } from './delivery/crowds.js';
import { Delivery, type Staging } from './delivery/delivery.js';
import { highestRate, type RateSearch } from './delivery/highest-rate.js';
import { median, medianRatio } from './measuring.js';
import { sized } from './options.js';
import { type Cell, fixed, percent, printTable, type Target } from './table.js';

/**
 * How much can be delivered in time: the rate of a game's steps is raised until the hundredth part of the messages
 * reaches its viewer more than 100 ms after it was due. One viewer of twenty looks at the time in each message.
 */

const ROUNDS = sized(5, 1);
const TIMED_ONE_OF = 20;
const MAX_P99_MS = 100;
/** Of one try, and how many steps it has at the least. */
const TRY_MS = sized(1_500, 500);
const MIN_STEPS = 4;
const SEARCH: RateSearch = { lowest: sized(1, 8), highest: sized(512, 32), halvings: sized(3, 1) };
const LATER_HALVINGS = 2;
/** A server that falls behind so far has lost; one that sent slow viewers less than everything would never be done. */
const MAX_DRAIN_MS = 4_000;
const MILLI = 1_000;

/** One of the servers, and what it has reached. */
class Contender implements AsyncDisposable {
  /** Steps a second, round by round. */
  readonly rates: number[] = [];
  /** Of a core, at the last rate that passed. */
  viewersCpu = Number.NaN;
  private delivery: Delivery | undefined;

  constructor(
    private readonly program: string,
    private readonly staging: Staging,
  ) {}

  async round(): Promise<void> {
    const earlier = this.rates[0];
    const halvings = earlier === undefined ? SEARCH.halvings : LATER_HALVINGS;
    this.rates.push(await highestRate(async (rate) => this.passes(rate), { ...SEARCH, halvings }, earlier));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.delivery?.[Symbol.asyncDispose]();
  }

  private async passes(rate: number): Promise<boolean> {
    const delivery = await this.running();
    const everyMs = MILLI / rate;
    const steps = Math.max(MIN_STEPS, Math.round(TRY_MS / everyMs));
    const received = await delivery.deliver({ steps, everyMs }, steps * everyMs + MAX_DRAIN_MS);
    if (received === undefined) {
      this.delivery = undefined;
      await delivery[Symbol.asyncDispose]();
      return false;
    }
    if (!(received.p99 <= MAX_P99_MS)) return false;
    this.viewersCpu = received.cpuMicros / MILLI / (steps * everyMs);
    return true;
  }

  private async running(): Promise<Delivery> {
    if (this.delivery !== undefined) return this.delivery;
    this.delivery = await Delivery.start(this.program, this.staging);
    // The first steps are those of a cold process.
    await this.delivery.deliver({ steps: MIN_STEPS, everyMs: MILLI / SEARCH.lowest });
    return this.delivery;
  }
}

await using recorded = await RecordedGame.record();
const rows: Cell[][] = [];
const targets: Target[] = [];

async function measure({ games, viewersOfEach }: CrowdSize): Promise<void> {
  const { recording, file, messagesPerStep } = recorded;
  const staging = { recording, file, games, viewersOfEach, timedOneOf: TIMED_ONE_OF };
  await using ours = new Contender('gateway-server.ts', staging);
  await using plain = new Contender('plain-server.ts', staging);
  for (let round = 0; round < ROUNDS; round += 1) {
    await plain.round();
    await ours.round();
  }
  const ratio = medianRatio(ours.rates, plain.rates);
  const row = (server: string, { rates, viewersCpu }: Contender, times: number | null): Cell[] => {
    const rate = median(rates);
    return [viewersOfEach, server, rate, rate * messagesPerStep * viewersOfEach, times, viewersCpu];
  };
  rows.push(row('gateway', ours, ratio), row('plain', plain, null));
  targets.push({ what: `plain for each delivery of ours, ${viewersOfEach} viewers`, measured: 1 / ratio, atMost: 0.5 });
}

for (const crowd of sized([ONE_THOUSAND, FIVE_THOUSAND], [ONE_THOUSAND])) await measure(crowd);
await printTable({
  name: 'throughput',
  title: `The most steps of a game, of ${recorded.messagesPerStep.toFixed(1)} events and snapshots, that reach all viewers within ${MAX_P99_MS} ms (p99)`,
  baseline: 'plain Socket.IO, one emit for each event and snapshot; 0 steps: too late at every rate',
  rounds: ROUNDS,
  columns: [
    'viewers',
    'server',
    { title: 'steps/s', format: fixed(1) },
    { title: 'deliveries/s', format: fixed(0) },
    { title: 'times plain', format: fixed(1) },
    { title: "viewers' CPU", format: percent },
  ],
  rows,
  targets,
});
