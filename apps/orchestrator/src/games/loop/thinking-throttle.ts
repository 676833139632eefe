import { cut } from '#libs/service';
import type { NamedTimers } from '../../timers/index.js';

/** Between two chunks of one seat's thinking: ten a second are as many as a spectator can read. */
const CHUNK_INTERVAL_MS = 100;

/** Of one chunk; what an agent thinks beyond that within one interval is dropped. */
const MAX_CHUNK_CHARS = 2_000;

/**
 * What a seat thinks aloud in answer to one question, in chunks that spectators can follow however fast the agent sends:
 * the first at once, then one for each interval, and the rest when the answer is there.
 */
export class ThinkingThrottle {
  private waiting = '';
  private isHolding = false;

  /** `timer`: a name that no other throttle uses meanwhile. */
  constructor(
    private readonly timers: NamedTimers,
    private readonly timer: string,
    private readonly emit: (text: string) => void,
  ) {}

  add(text: string): void {
    this.waiting = cut(this.waiting + text, MAX_CHUNK_CHARS);
    if (!this.isHolding) this.emitChunk();
  }

  /** Emits the rest, and nothing afterwards. */
  end(): void {
    if (this.isHolding) this.timers.cancel(this.timer);
    this.flush();
  }

  private readonly emitChunk = (): void => {
    this.isHolding = this.waiting !== '';
    if (!this.isHolding) return;
    this.flush();
    this.timers.after(this.timer, CHUNK_INTERVAL_MS, this.emitChunk);
  };

  private flush(): void {
    const text = this.waiting;
    this.waiting = '';
    if (text !== '') this.emit(text);
  }
}
