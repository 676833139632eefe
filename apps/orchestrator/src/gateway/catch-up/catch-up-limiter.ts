/** What was sent, and when it is no longer on its way; `read` does not reject. */
export interface Sent {
  readonly bytes: number;
  readonly read: Promise<void>;
}

/** So many prepare what they send at a time. */
const AT_A_TIME = 4;

/**
 * Shares out what may be on its way at a time, in the order in which they ask, one in each turn of the event loop: in
 * between everything else has its turn.
 */
export class CatchUpLimiter {
  private onTheWay = 0;
  private preparing = 0;
  private isCalling = false;
  private readonly queue: (() => void)[] = [];

  /** @param bytes so many on their way, and nobody sends until some of them are read */
  constructor(private readonly bytes: number) {}

  /** Has `send` called in its turn; resolves or rejects as it does. */
  async run<T extends Sent>(send: () => Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => {
      this.queue.push(resolve);
      this.callNext();
    });
    try {
      const sent = await send();
      void this.countUntilRead(sent);
      return sent;
    } finally {
      this.preparing -= 1;
      this.callNext();
    }
  }

  private async countUntilRead({ bytes, read }: Sent): Promise<void> {
    this.onTheWay += bytes;
    await read;
    this.onTheWay -= bytes;
    this.callNext();
  }

  private callNext(): void {
    if (this.isCalling || !this.hasRoom) return;
    this.isCalling = true;
    setImmediate(() => {
      this.isCalling = false;
      const next = this.hasRoom ? this.queue.shift() : undefined;
      if (next === undefined) return;
      this.preparing += 1;
      next();
      this.callNext();
    });
  }

  private get hasRoom(): boolean {
    return this.queue.length > 0 && this.preparing < AT_A_TIME && this.onTheWay < this.bytes;
  }
}
