import { LRUCache } from 'lru-cache';
import { resultWithin } from '#libs/service';

/** How long an answer is used, milliseconds: those who ask at the same time share it. */
const USED_MS = 2_000;

/** How long the store may take, milliseconds: less than a scrape may. */
const MAX_WAIT_MS = 2_000;

/** What is read from the store for those who ask often. */
export class RecentRead<T extends object> {
  private readonly answers;

  constructor(read: () => Promise<T>) {
    this.answers = new LRUCache<'all', T>({ max: 1, ttl: USED_MS, fetchMethod: read });
  }

  /** Undefined while the store does not answer: the other metrics are wanted most then. */
  async now(): Promise<T | undefined> {
    return resultWithin(MAX_WAIT_MS, this.read());
  }

  private async read(): Promise<T | undefined> {
    try {
      return await this.answers.fetch('all');
    } catch {
      // /health reports it, with the reason.
      return undefined;
    }
  }
}
