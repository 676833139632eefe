import type { Outcome, Unit } from '../storage.js';
import type { UnitReply } from './messages.js';
import type { SqliteThread } from './sqlite-thread.js';

interface Waiting {
  readonly unit: Unit;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Groups commits: whatever is waiting when the disk is free goes into one transaction, so that many units share one
 * flush. The busier the disk, the larger the groups.
 */
export class CommitQueue {
  private waiting: Waiting[] = [];
  private writing = false;

  constructor(private readonly thread: SqliteThread) {}

  /** Resolves when the unit is on disk. Units are written in the order of the calls. */
  async write(unit: Unit): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ unit, resolve, reject });
      this.schedule();
    });
  }

  /** One turn of the event loop later: those that were answered together ask again together. */
  private schedule(): void {
    if (this.writing || this.waiting.length === 0) return;
    this.writing = true;
    setImmediate(() => void this.flush());
  }

  private async flush(): Promise<void> {
    const group = this.waiting;
    this.waiting = [];
    try {
      const units = group.map(({ unit }) => unit);
      const replies = await this.thread.ask<readonly UnitReply[]>({ kind: 'commit', units });
      group.forEach((waiting, index) => this.settle(waiting, replies[index]));
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    this.writing = false;
    this.schedule();
  }

  private settle({ resolve, reject }: Waiting, reply: UnitReply | undefined): void {
    if (typeof reply === 'string') resolve(reply);
    else reject(reply === undefined ? new Error('A unit was not answered.') : this.thread.errorFor(reply));
  }
}
