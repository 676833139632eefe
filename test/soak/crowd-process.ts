// The viewers, in a process of their own: carries out the orders of the one that started it.
import type { EventPage, NumberedEvent } from '#libs/protocol';
import { Chance } from '../chaos/chance.js';
import { comesTrue } from '../chaos/waiting.js';
import type { Carried, Fate, Order } from './crowd-messages.js';
import { GameLog } from './game-log.js';
import { latencyOf } from './latencies.js';
import { Viewer } from './viewer.js';

const WITHIN_MS = 300_000;
const LONGEST_ABSENCE_MS = 500;
const PAGE = 200;
const MOST_COMPLAINTS = 20;

type Gathering = Extract<Order, { do: 'gather' }>;

class Crowd {
  private readonly log = new GameLog();
  private readonly healthy: readonly Viewer[];
  private readonly stopping: readonly Viewer[];
  private readonly samples: number[] = [];

  constructor(private readonly gathering: Gathering) {
    const { url, gameId, seed, stopped, healthy } = gathering;
    const chance = new Chance(seed);
    const absence = (): number => chance.between(0, LONGEST_ABSENCE_MS);
    const common = { url, gameId, log: this.log, absence };
    const onEvent = (_seq: number, latency: number): void => void this.samples.push(latency);
    // The server sends to the members of a room in the order in which they joined: those who will stop come first.
    this.stopping = Array.from({ length: stopped }, () => new Viewer(common));
    this.healthy = Array.from({ length: healthy }, () => new Viewer({ ...common, onEvent }));
  }

  async carryOut(order: Exclude<Order, Gathering>): Promise<void> {
    if (order.do === 'stop reading') for (const viewer of this.stopping) viewer.pause();
    if (order.do === 'read again') await this.readAgain();
    if (order.do === 'start over and stop reading') await this.startOver();
    if (order.do === 'look back') await comesTrue(() => this.all.every(({ seq }) => seq >= order.seq), WITHIN_MS);
  }

  async untilLive(): Promise<void> {
    const areLive = await comesTrue(() => this.all.every(({ isLive }) => isLive), WITHIN_MS);
    if (!areLive) throw new Error('The viewers could not all join.');
  }

  /** The latencies since it was asked last. */
  received(): number[] {
    return this.samples.splice(0);
  }

  get fate(): Fate {
    const emitted = this.stopping.filter((viewer) => viewer.emitted > 0).length;
    const kept = this.stopping.filter(({ cut }) => cut === 0).length;
    return { emitted, kept, cut: this.stopping.length - kept - emitted };
  }

  /** Compares what was received with the store. */
  async lookBack(seq: number): Promise<Pick<Carried, 'complete' | 'complaints'>> {
    const { url, gameId } = this.gathering;
    const differences = this.log.differences(gameId, await storedEvents(url, gameId));
    const complete = this.all.filter(({ complaints, seq: last }) => complaints.length === 0 && last === seq);
    const complaints = this.all.flatMap((viewer) => viewer.complaints);
    return { complete: complete.length, complaints: [...complaints, ...differences].slice(0, MOST_COMPLAINTS) };
  }

  private get all(): readonly Viewer[] {
    return [...this.stopping, ...this.healthy];
  }

  private async readAgain(): Promise<void> {
    const target = Math.max(...this.healthy.map(({ seq }) => seq));
    for (const viewer of this.stopping) viewer.resume();
    const areBack = (): boolean => this.stopping.every(({ seq, isLive }) => isLive && seq >= target);
    if (!(await comesTrue(areBack, WITHIN_MS))) throw new Error('Some of those who stopped did not catch up.');
  }

  private async startOver(): Promise<void> {
    for (const viewer of this.stopping) {
      viewer.pause('next event');
      viewer.startOver();
    }
    const areStopped = (): boolean => this.stopping.every(({ isPaused }) => isPaused);
    if (!(await comesTrue(areStopped, WITHIN_MS))) throw new Error('Some viewers did not come back to stop.');
  }
}

async function storedEvents(url: string, gameId: string): Promise<readonly NumberedEvent[]> {
  const stored: NumberedEvent[] = [];
  for (;;) {
    const answer = await fetch(`${url}/games/${gameId}/events?limit=${PAGE}&after_seq=${stored.length}`);
    const { events } = (await answer.json()) as EventPage;
    if (events.length === 0) return stored;
    stored.push(...events);
  }
}

let crowd: Crowd | undefined;

async function obey(order: Order): Promise<Carried> {
  const began = performance.now();
  const latency = latencyOf(crowd?.received() ?? []);
  if (order.do === 'gather') crowd = new Crowd(order);
  if (crowd === undefined) throw new Error('Nobody was gathered.');
  if (order.do === 'gather') await crowd.untilLive();
  else await crowd.carryOut(order);
  const seconds = (performance.now() - began) / 1_000;
  const seen = order.do === 'look back' ? await crowd.lookBack(order.seq) : { complete: 0, complaints: [] };
  return { latency, seconds, fate: crowd.fate, ...seen };
}

process.on('message', (order: Order) => {
  void obey(order).then(
    (carried) => process.send?.(carried),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit(0));
