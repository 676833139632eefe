import { setTimeout as delay } from 'node:timers/promises';
import { Viewer } from '../crowd/viewer.js';

/** Longer than the end of an event's message, where its number and its time stand. */
const TAIL = 80;
const SEQ = /"seq":(\d+),"at":"[^"]*"\}\]$/;
const SNAPSHOT = '42["game:state"';

/** How often a client tries again that was not let in; more is a server that lets nobody in. */
const MAX_TRIES = 10;

/** As socket.io-client waits before it connects again: about so long, twice as long after each failure, up to a limit. */
const DELAY_MS = 1_000;
const MAX_DELAY_MS = 5_000;

/** A viewer of one game who counts by number what it is sent, over all of its connections. */
export class NumberedViewer {
  /** Events that never came, and events that came twice. */
  lost = 0;
  repeated = 0;
  /** Connections that failed before the server had answered the join. */
  failed = 0;
  /** Milliseconds since 1970 when it was at the number that it was to reach. */
  reachedAt: number | undefined;
  private last: number | undefined;
  private target = Infinity;
  private viewer: Viewer | undefined;

  constructor(
    private readonly url: string,
    private readonly gameId: string,
  ) {}

  get seq(): number {
    return this.last ?? 0;
  }

  /** From where it was, after the pause that socket.io-client makes. */
  async return(target: number): Promise<void> {
    await delay(DELAY_MS * (0.5 + Math.random()));
    await this.enter(target);
  }

  /** From where it was. It does not matter what it missed. */
  async enter(target: number): Promise<void> {
    [this.target, this.reachedAt] = [target, undefined];
    for (let tries = 1; ; tries += 1) {
      try {
        const join = { game_id: this.gameId, ...(this.last !== undefined && { after_seq: this.last }) };
        const listener = { onMessage: (message: Buffer) => this.receive(message), onCounted: () => undefined };
        this.viewer = await Viewer.enter({ url: this.url, join, isCountedOnly: false }, listener);
        return this.note();
      } catch (error) {
        this.failed += 1;
        if (tries === MAX_TRIES) throw error;
        await delay(Math.min(MAX_DELAY_MS, DELAY_MS * 2 ** (tries - 1)) * (0.5 + Math.random()));
      }
    }
  }

  drop(): void {
    this.viewer?.drop();
  }

  private receive(message: Buffer): void {
    if (message.toString('latin1', 0, SNAPSHOT.length) === SNAPSHOT) return;
    const seq = Number(SEQ.exec(message.toString('latin1', Math.max(0, message.length - TAIL)))?.[1] ?? Number.NaN);
    if (Number.isNaN(seq)) return;
    if (this.last !== undefined && seq <= this.last) this.repeated += 1;
    if (this.last !== undefined) this.lost += Math.max(0, seq - this.last - 1);
    this.last = Math.max(seq, this.seq);
    this.note();
  }

  private note(): void {
    if (this.reachedAt === undefined && this.seq >= this.target) this.reachedAt = Date.now();
  }
}
