import type { GroupListener, WriteOutcome, Unit } from './storage.js';

/**
 * Writes a group, and answers for each of its units what became of it. Where that is not settled with the group, it is
 * a promise. Rejects if the result of one is unknown.
 */
export type GroupWriter = (group: readonly Unit[]) => Promise<readonly (WriteOutcome | Promise<WriteOutcome>)[]>;

export interface Grouping {
  /** How many groups may be under way at the same time. */
  readonly groups: number;
  /** How many units a group may have. */
  readonly units: number;
}

interface Waiting {
  readonly unit: Unit;
  readonly resolve: (outcome: WriteOutcome | Promise<WriteOutcome>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Groups commits: whatever is waiting when a group may begin goes into one transaction, so that many units share one
 * flush. The busier the disk, the larger the groups.
 */
export class CommitQueue {
  private readonly waiting: Waiting[] = [];
  private underWay = 0;
  /** Is given how many units each group had, and how many seconds it took, whatever became of it. */
  onGroup: GroupListener | undefined;

  constructor(
    private readonly writeGroup: GroupWriter,
    private readonly most: Grouping,
  ) {}

  /** Resolves when the unit is on disk. Units get into groups in the order of the calls. */
  async write(unit: Unit): Promise<WriteOutcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ unit, resolve, reject });
      this.schedule();
    });
  }

  /** One turn of the event loop later: those that were answered together ask again together. */
  private schedule(): void {
    if (this.underWay >= this.most.groups || this.waiting.length === 0) return;
    this.underWay++;
    setImmediate(() => void this.flush());
  }

  private async flush(): Promise<void> {
    const group = this.waiting.splice(0, this.most.units);
    const began = performance.now();
    if (group.length > 0) await this.settle(group);
    if (group.length > 0) this.onGroup?.(group.length, (performance.now() - began) / 1_000);
    this.underWay--;
    this.schedule();
  }

  private async settle(group: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.writeGroup(group.map(({ unit }) => unit));
      for (const [index, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[index];
        if (outcome === undefined) reject(new Error('A unit was not answered.'));
        else resolve(outcome);
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
