/** How long a step in flight may go on when the game is to be given back, in milliseconds. */
const MAX_STEP_AFTER_GIVE_BACK_MS = 5_000;

/** One run of one game's loop: what wakes it, and what ends it. */
export class GameRun {
  private readonly cutter = new AbortController();
  private waker = new AbortController();
  private grace: NodeJS.Timeout | undefined;
  private leaving = false;

  constructor(private readonly giveBack: AbortSignal) {
    if (giveBack.aborted) this.leave();
    else giveBack.addEventListener('abort', this.leave, { once: true });
  }

  /** No further step is to begin. */
  get isLeaving(): boolean {
    return this.leaving;
  }

  /** Fires when the step in flight is to be dropped. */
  get cut(): AbortSignal {
    return this.cutter.signal;
  }

  /** Fires at the next wake-up. Taken before the game is read, it misses none. */
  get woken(): AbortSignal {
    return this.waker.signal;
  }

  wake(): void {
    this.waker.abort();
    this.waker = new AbortController();
  }

  /** No further step begins; the one in hand takes its time. */
  leaveAfterStep(): void {
    this.leaving = true;
    this.wake();
  }

  /** The game does not go on: whatever is in flight is dropped. */
  stop(): void {
    this.leaving = true;
    this.cutter.abort();
    this.wake();
  }

  end(): void {
    clearTimeout(this.grace);
    this.giveBack.removeEventListener('abort', this.leave);
  }

  private readonly leave = (): void => {
    // Not in the scheduler's registry: it belongs to this run, which always clears it when it ends.
    this.grace = setTimeout(() => this.stop(), MAX_STEP_AFTER_GIVE_BACK_MS);
    this.leaveAfterStep();
  };
}
