import type { GameRunner } from '../game-dispatcher.js';

/** A runner whose runs end when the test says so. */
export class ManualRunner implements GameRunner {
  readonly begun: string[] = [];
  readonly nudged: string[] = [];
  readonly givenBack: string[] = [];
  readonly handedOver: string[] = [];
  /** The games that are run now; a game that is run twice at once is here twice. */
  readonly running: string[] = [];
  /** The games whose run was begun while another was in progress here. */
  readonly overlapping: string[] = [];
  private readonly ends = new Map<string, () => void>();
  private readonly waiting: (() => void)[] = [];

  /** `isPatient`: a run whose signal fires goes on all the same until it is ended, as one with a step in hand. */
  constructor(private readonly isPatient = false) {}

  async run(gameId: string, signal: AbortSignal): Promise<void> {
    this.begun.push(gameId);
    if (this.running.includes(gameId)) this.overlapping.push(gameId);
    this.running.push(gameId);
    this.wake();
    await new Promise<void>((resolve) => {
      this.ends.set(gameId, resolve);
      signal.addEventListener('abort', () => {
        this.givenBack.push(gameId);
        this.wake();
        if (!this.isPatient) resolve();
      });
    });
    this.running.splice(this.running.indexOf(gameId), 1);
    this.wake();
  }

  handOver(gameId: string): void {
    this.handedOver.push(gameId);
    if (this.isPatient) this.wake();
    else this.end(gameId);
  }

  nudge(gameId: string): void {
    this.nudged.push(gameId);
    this.wake();
  }

  end(gameId: string): void {
    this.ends.get(gameId)?.();
  }

  /** Looked at whenever something happens here. */
  async until(isThere: () => boolean): Promise<void> {
    while (!isThere()) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private wake(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }
}
