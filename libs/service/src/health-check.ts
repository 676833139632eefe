/** An attempt that takes longer counts as failed, in milliseconds. */
const MAX_ATTEMPT_MS = 2_000;
/** How long a result is reused, in milliseconds: frequent health requests must not load what they check. */
const RESULT_AGE_MS = 3_000;

/** Finds out whether something works by trying it. */
export class HealthCheck {
  private trying: Promise<boolean> | undefined;
  private triedAt = -Infinity;
  private failure: string | undefined;

  /**
   * @param attempt rejects where it does not work
   * @param onChange is called when the answer changes: with what failed, or with undefined
   * @param now milliseconds, never set back
   */
  constructor(
    private readonly attempt: () => Promise<void>,
    private readonly onChange: (failure: string | undefined) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * Soon, and never rejects. One attempt is under way at a time, however long it takes, and none begins within three
   * seconds of another.
   */
  async isHealthy(): Promise<boolean> {
    if (this.trying === undefined || this.now() - this.triedAt >= RESULT_AGE_MS) this.trying = this.tryOnce();
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => {
        this.settle('no answer within two seconds');
        resolve(false);
      }, MAX_ATTEMPT_MS);
    });
    try {
      return await Promise.race([this.trying, tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async tryOnce(): Promise<boolean> {
    this.triedAt = Infinity;
    try {
      await this.attempt();
      return this.settle(undefined);
    } catch (error) {
      return this.settle(error instanceof Error ? error.message : String(error));
    } finally {
      this.triedAt = this.now();
    }
  }

  private settle(failure: string | undefined): boolean {
    const changes = (failure === undefined) !== (this.failure === undefined);
    this.failure = failure;
    if (changes) this.onChange(failure);
    return failure === undefined;
  }
}
