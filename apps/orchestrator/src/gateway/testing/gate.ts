import { inTime } from './in-time.js';

/** Holds callers back while it is shut, and lets them through in the order in which they came. */
export class Gate {
  isShut = false;
  private readonly held: (() => void)[] = [];
  private readonly arrivals: (() => void)[] = [];

  async pass(): Promise<void> {
    if (!this.isShut) return;
    await new Promise<void>((resolve) => {
      this.held.push(resolve);
      for (const arrived of this.arrivals.splice(0)) arrived();
    });
  }

  /** Resolves when `count` callers are held back. */
  async arrival(count = 1): Promise<void> {
    while (this.held.length < count) {
      const next = new Promise<void>((resolve) => this.arrivals.push(resolve));
      await inTime(next, () => `${this.held.length} of ${count} have arrived`);
    }
  }

  letOneThrough(): void {
    this.held.shift()?.();
  }

  open(): void {
    this.isShut = false;
    for (const release of this.held.splice(0)) release();
  }
}
