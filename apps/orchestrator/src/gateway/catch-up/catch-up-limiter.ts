/** What was sent; `read` resolves when it is no longer in flight, and does not reject. */
export interface Sent {
  readonly bytes: number;
  readonly read: Promise<void>;
}

/** How many prepare what they send at a time: enough to keep the store busy, few enough to hold little in memory. */
const MAX_PREPARING = 4;

/**
 * Limits what is in flight to spectators who are catching up. They send in the order in which they ask, one in each turn
 * of the event loop, so that live events come in between.
 */
export class CatchUpLimiter {
  private inFlightBytes = 0;
  private preparing = 0;
  private isScheduled = false;
  private readonly queue: (() => void)[] = [];

  /** @param maxInFlightBytes with as many in flight, nobody sends until some of them are read */
  constructor(private readonly maxInFlightBytes: number) {}

  /** Calls `send` in its turn; resolves or rejects as it does. */
  async run<T extends Sent>(send: () => Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => {
      this.queue.push(resolve);
      this.scheduleNext();
    });
    try {
      const sent = await send();
      void this.countUntilRead(sent);
      return sent;
    } finally {
      this.preparing -= 1;
      this.scheduleNext();
    }
  }

  private async countUntilRead({ bytes, read }: Sent): Promise<void> {
    this.inFlightBytes += bytes;
    await read;
    this.inFlightBytes -= bytes;
    this.scheduleNext();
  }

  private scheduleNext(): void {
    if (this.isScheduled || !this.hasRoom) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      const next = this.hasRoom ? this.queue.shift() : undefined;
      if (next === undefined) return;
      this.preparing += 1;
      next();
      this.scheduleNext();
    });
  }

  private get hasRoom(): boolean {
    return this.queue.length > 0 && this.preparing < MAX_PREPARING && this.inFlightBytes < this.maxInFlightBytes;
  }
}
