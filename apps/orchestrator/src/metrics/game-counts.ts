import { LRUCache } from 'lru-cache';
import type { GameCount, GameStore } from '../games/ports/index.js';
import { GAME_STATUSES } from '#libs/protocol';
import { resultWithin } from '#libs/service';

type Counts = readonly GameCount[];

/** How long a count is used, milliseconds: those who ask at the same time share it. */
const USED_MS = 2_000;

/** How long the store may take, milliseconds: less than a scrape may. */
const MAX_WAIT_MS = 2_000;

/** How many games of each status and game there are, for those who ask often. */
export class GameCounts {
  private readonly counts;

  constructor(store: Pick<GameStore, 'countByGame'>) {
    this.counts = new LRUCache<'all', Counts>({
      max: 1,
      ttl: USED_MS,
      fetchMethod: async () => store.countByGame(GAME_STATUSES),
    });
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
