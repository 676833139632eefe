// Viewers in a process of their own, so that their time is not counted: carries out the orders of the one that started it.
import { EventEmitter, once } from 'node:events';
import { latencyOf } from '../../test/soak/latencies.js';
import type { Gathering, Order, Received } from './crowd-messages.js';
import { Viewer, type ViewerListener } from './viewer.js';

/** Viewers that connect at the same time. */
const AT_ONCE = 50;

/** The time of an event stands last in its message; a snapshot's time is that of its event. */
const TIME_BYTES = '2026-01-01T00:00:00.000Z"}]'.length;
const TIME_LENGTH = 24;

class Crowd extends EventEmitter implements ViewerListener {
  private messages = 0;
  private bytes = 0;
  private readonly samples: number[] = [];
  private cpu = process.cpuUsage();

  async gather({ url, gameIds, viewers, deltas = false, timedOneOf = 1 }: Gathering): Promise<void> {
    let next = 0;
    const enter = async (): Promise<void> => {
      for (let viewer = next++; viewer < viewers; viewer = next++) {
        const join = { game_id: gameIds[viewer % gameIds.length] ?? '', ...(deltas && { deltas }) };
        const isCountedOnly = timedOneOf === 0 || viewer % timedOneOf > 0;
        const entered = await Viewer.enter({ url, join, isCountedOnly }, this);
        entered.onceClosed(() => process.disconnect());
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, enter));
  }

  async untilReceived(messages: number): Promise<void> {
    while (this.messages < messages) await once(this, 'received');
  }

  /** Begins anew. */
  report(): Received {
    const { messages, bytes } = this;
    const { median: p50, p99 } = latencyOf(this.samples.splice(0));
    const { user, system } = process.cpuUsage(this.cpu);
    [this.messages, this.bytes, this.cpu] = [0, 0, process.cpuUsage()];
    return { messages, bytes, p50, p99, cpuMicros: user + system };
  }

  onCounted(messages: number, bytes: number): void {
    this.messages += messages;
    this.bytes += bytes;
    this.emit('received');
  }

  onMessage(message: Buffer): void {
    const start = message.length - TIME_BYTES;
    const at = Date.parse(message.toString('latin1', start, start + TIME_LENGTH));
    if (!Number.isNaN(at)) this.samples.push(Date.now() - at);
    this.onCounted(1, message.length);
  }
}

const crowd = new Crowd();

async function obey(order: Order): Promise<Received | undefined> {
  if (order.do === 'gather') await crowd.gather(order);
  if (order.do === 'receive') await crowd.untilReceived(order.messages);
  return order.do === 'report' ? crowd.report() : undefined;
}

process.on('message', (order: Order) => {
  void obey(order).then((received) => process.send?.(received ?? null));
});
process.once('disconnect', () => process.exit(0));
