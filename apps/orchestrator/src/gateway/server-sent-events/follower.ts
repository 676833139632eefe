/** A text for a client; with `seq`, the event of this number. */
export interface FollowerText {
  readonly text: string;
  readonly seq: number | undefined;
}

/** Characters that wait for a client. One that reads more slowly is sent the rest from the store. */
const MAX_WAITING = 524_288;

/** What a room has for one client of server-sent events and has not sent yet. */
export class Follower {
  private waiting: FollowerText[] = [];
  private length = 0;
  private wake: () => void = () => undefined;
  private hasLost = false;

  /** @param ended fires when there is nothing to wait for any more */
  constructor(private readonly ended: AbortSignal) {
    ended.addEventListener('abort', () => this.wake(), { once: true });
  }

  /** Too much was waiting, and is lost: this follower receives nothing any more. */
  get isBehind(): boolean {
    return this.hasLost;
  }

  push(next: FollowerText): void {
    if (this.hasLost) return;
    this.waiting.push(next);
    this.length += next.text.length;
    if (this.length > MAX_WAITING) {
      this.hasLost = true;
      this.waiting = [];
    }
    this.wake();
  }

  /** All that is waiting. */
  take(): readonly FollowerText[] {
    const { waiting } = this;
    this.waiting = [];
    this.length = 0;
    return waiting;
  }

  /** Resolves when there is something to take, this one is behind, or nothing will come. */
  async arrival(): Promise<void> {
    if (this.waiting.length > 0 || this.hasLost || this.ended.aborted) return;
    await new Promise<void>((resolve) => (this.wake = resolve));
  }
}
