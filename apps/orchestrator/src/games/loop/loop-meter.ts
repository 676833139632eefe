/** Measures the loops of this process. Where none is provided, nothing is measured. */
export abstract class LoopMeter {
  /** A game is run here, or not any more. */
  abstract runs(games: number): void;
  /** A step was made: `ownSeconds` without the time that engine and agent took. No engine: the default one. */
  abstract stepped(ownSeconds: number, engine: string | undefined): void;
}

/** How much of a step's time was spent waiting for others. */
export class StepTimer {
  private readonly began = performance.now();
  private waited = 0;

  /** Counts the time until `answer` settles as that of others. */
  async whileWaiting<T>(answer: Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      return await answer;
    } finally {
      this.waited += performance.now() - began;
    }
  }

  get ownSeconds(): number {
    return (performance.now() - this.began - this.waited) / 1_000;
  }
}
