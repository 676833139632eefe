// Viewers who count by number, in a process of their own: carries out the orders of the one that started it.
import { setTimeout as delay } from 'node:timers/promises';
import { latencyOf } from '../../test/soak/latencies.js';
import { NumberedViewer } from './numbered-viewer.js';
import type { ReturnOrder, Returned } from './viewers.js';

/** Viewers that come at the same time when there is no hurry. */
const AT_ONCE = 50;
const POLL_MS = 10;
const MAX_WAIT_MS = 60_000;

let viewers: readonly NumberedViewer[] = [];

async function gather({ url, gameId, count }: Extract<ReturnOrder, { do: 'gather' }>): Promise<void> {
  viewers = Array.from({ length: count }, () => new NumberedViewer(url, gameId));
  const left = viewers.values();
  const enter = async (): Promise<void> => {
    for (const viewer of left) await viewer.enter(0);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, enter));
}

/** Waits for all of them, and gives up on those who do not come so far. */
async function untilAll(isDone: (viewer: NumberedViewer) => boolean): Promise<void> {
  const giveUpAt = Date.now() + MAX_WAIT_MS;
  while (!viewers.every(isDone) && Date.now() < giveUpAt) await delay(POLL_MS);
}

async function comeBack(seq: number): Promise<number[]> {
  const began = Date.now();
  await Promise.all(viewers.map(async (viewer) => viewer.return(seq)));
  await untilAll(({ reachedAt }) => reachedAt !== undefined);
  return viewers.map(({ reachedAt = Infinity }) => reachedAt - began);
}

/** At the end of a round, when the game stands still at `seq`. */
async function reportAt(seq: number, times: readonly number[]): Promise<Returned> {
  await untilAll((viewer) => viewer.seq >= seq);
  const { median, p99, longest } = latencyOf(times);
  const sum = (figure: (viewer: NumberedViewer) => number): number =>
    viewers.reduce((total, viewer) => total + figure(viewer), 0);
  return {
    atHead: viewers.filter((viewer) => viewer.seq === seq).length,
    lost: sum(({ lost }) => lost),
    repeated: sum(({ repeated }) => repeated),
    failed: sum(({ failed }) => failed),
    p50: median,
    p99,
    longest,
  };
}

let times: readonly number[] = [];

async function obey(order: ReturnOrder): Promise<Returned | undefined> {
  if (order.do === 'gather') await gather(order);
  if (order.do === 'drop') for (const viewer of viewers) viewer.drop();
  if (order.do === 'return') times = await comeBack(order.seq);
  return order.do === 'report' ? reportAt(order.seq, times) : undefined;
}

process.on('message', (order: ReturnOrder) => {
  void obey(order).then((returned) => process.send?.(returned ?? null));
});
process.once('disconnect', () => process.exit(0));
