import { describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { CommitQueue, type GroupWriter } from './commit-queue.js';
import type { Unit } from './storage.js';

const UNIT: Unit = { key: undefined, guard: null, statements: [] };

/** A disk that holds what it is given until it is let go on. */
class HeldDisk {
  readonly groups: number[] = [];
  private readonly held: (() => void)[] = [];

  readonly write: GroupWriter = async (group) => {
    this.groups.push(group.length);
    await new Promise<void>((resolve) => this.held.push(resolve));
    return group.map(() => 'written' as const);
  };

  /** Lets the group go that waits longest. */
  letGo(): void {
    this.held.shift()?.();
  }
}

async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await setImmediate();
}

describe('the queue of commits', () => {
  it('puts no more units into a group than it may have, and begins no more groups than there may be', async () => {
    const disk = new HeldDisk();
    const queue = new CommitQueue(disk.write, { groups: 2, units: 3 });
    const written = Promise.all(Array.from({ length: 10 }, async () => queue.write(UNIT)));
    await someTurns();
    // The first is under way alone: nothing else waited when it began.
    expect(disk.groups.length).toBeLessThanOrEqual(2);
    for (let round = 0; round < 10; round++) {
      disk.letGo();
      await someTurns();
    }
    expect(await written).toEqual(Array.from({ length: 10 }, () => 'written'));
    expect(Math.max(...disk.groups)).toBe(3);
    expect(disk.groups.reduce((sum, size) => sum + size, 0)).toBe(10);
  });

  it('goes on after a group that failed, whose units alone are refused', async () => {
    let isFirst = true;
    const queue = new CommitQueue(
      async (group) => {
        if (isFirst) {
          isFirst = false;
          throw new Error('the disk is gone');
        }
        return group.map(() => 'written' as const);
      },
      { groups: 1, units: 2 },
    );
    const outcomes = await Promise.allSettled([1, 2, 3].map(async () => queue.write(UNIT)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  it('refuses a unit that its group does not answer for', async () => {
    const queue = new CommitQueue(async () => Promise.resolve([]), { groups: 1, units: 2 });
    await expect(queue.write(UNIT)).rejects.toThrow('not answered');
  });
});
