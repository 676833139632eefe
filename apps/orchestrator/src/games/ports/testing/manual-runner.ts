import type { GameRunner } from '../game-dispatcher.js';

const UNTIL_MS = 15_000;

/** A runner whose runs end when the test ends them. */
export class ManualRunner implements GameRunner {
  readonly begun: string[] = [];
  readonly woken: string[] = [];
  readonly givenBack: string[] = [];
  readonly handedOver: string[] = [];
  /** The games that are run now; a game that is run twice at once is here twice. */
  readonly running: string[] = [];
  /** The games whose run was begun while another was in progress here. */
  readonly overlapping: string[] = [];
  private readonly ends = new Map<string, () => void>();
  private readonly waiting: (() => void)[] = [];

  /** `isPatient`: a run whose signal fires continues until it is ended, like one with a step in hand. */
  constructor(private readonly isPatient = false) {}

  async run(gameId: string, signal: AbortSignal): Promise<void> {
    this.begun.push(gameId);
    if (this.running.includes(gameId)) this.overlapping.push(gameId);
    this.running.push(gameId);
    this.notify();
    await new Promise<void>((resolve) => {
      this.ends.set(gameId, resolve);
      signal.addEventListener('abort', () => {
        this.givenBack.push(gameId);
        this.notify();
        if (!this.isPatient) resolve();
      });
    });
    this.running.splice(this.running.indexOf(gameId), 1);
    this.notify();
  }

  handOver(gameId: string): void {
    this.handedOver.push(gameId);
    if (this.isPatient) this.notify();
    else this.end(gameId);
  }

  wake(gameId: string): void {
    this.woken.push(gameId);
    this.notify();
  }

  end(gameId: string): void {
    this.ends.get(gameId)?.();
  }

  /**
   * Looked at whenever something happens here.
   *
   * @throws {Error} that lists what has happened, where it has not come about within fifteen seconds: longer than any
   * takeover or sweep lasts
   */
  async until(isThere: () => boolean): Promise<void> {
    const late = AbortSignal.timeout(UNTIL_MS);
    while (!isThere()) {
      if (late.aborted)
        throw new Error(`This has not come about within ${UNTIL_MS} ms: ${isThere.toString()}. ${this.story()}`);
      await new Promise<void>((resolve) => {
        this.waiting.push(resolve);
        late.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  private story(): string {
    const { begun, running, givenBack, handedOver, woken } = this;
    return JSON.stringify({ begun, running, givenBack, handedOver, woken });
  }

  private notify(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }
}
