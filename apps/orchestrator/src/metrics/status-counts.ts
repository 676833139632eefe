import { LRUCache } from 'lru-cache';
import type { GameStore } from '../games/ports/index.js';
import { resultWithin } from '#libs/service';

type Counts = ReadonlyMap<string, number>;

/** How long a count is used, milliseconds: those who ask at the same time share it. */
const USED_MS = 2_000;

/** How long the store may take, milliseconds: less than a scrape may. */
const MAX_WAIT_MS = 2_000;

/** How many games of each status there are, for those who ask often. */
export class StatusCounts {
  private readonly counts;

  constructor(store: Pick<GameStore, 'countByStatus'>) {
    this.counts = new LRUCache<'all', Counts>({ max: 1, ttl: USED_MS, fetchMethod: async () => store.countByStatus() });
  }

  /** Undefined while the store does not answer: the other metrics are wanted most then. */
  async now(): Promise<Counts | undefined> {
    return resultWithin(MAX_WAIT_MS, this.read());
  }

  private async read(): Promise<Counts | undefined> {
    try {
      return await this.counts.fetch('all');
    } catch {
      // /health reports it, with the reason.
      return undefined;
    }
  }
}
