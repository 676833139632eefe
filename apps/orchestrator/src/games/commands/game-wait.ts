import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { NamedTimers } from '../../timers/index.js';
import type { GameSession } from '../domain/session.js';
import { EventBus } from '../stream/event-bus.js';
import { GameLedger } from '../stream/game-ledger.js';

/** How often the game is read: the bus of this process does not publish what another replica commits. Milliseconds. */
const POLL_INTERVAL_MS = 100;
const SLOW_POLL_INTERVAL_MS = 500;
/** Long waits are many: those for one game share what one of them read, in milliseconds. */
const LONG_WAIT_MS = 5_000;
const SHARED_FOR_MS = 250;
const MAX_SHARED = 1_000;

/** Waits for a game to come to a point. */
@Injectable()
export class GameWait {
  private waits = 0;
  private readonly shared = new LRUCache<string, { readonly session: GameSession | undefined }>({
    max: MAX_SHARED,
    ttl: SHARED_FOR_MS,
    ttlAutopurge: true,
    fetchMethod: async (gameId) => ({ session: await this.ledger.find(gameId) }),
  });

  constructor(
    private readonly ledger: GameLedger,
    private readonly bus: EventBus,
    private readonly timers: NamedTimers,
  ) {}

  /** The game as soon as `isThere` holds, or as it is after `milliseconds` or when `signal` fires; undefined when there is none. */
  async until(
    gameId: string,
    isThere: (session: GameSession) => boolean,
    milliseconds: number,
    signal?: AbortSignal,
  ): Promise<GameSession | undefined> {
    const deadline = performance.now() + milliseconds;
    const isLong = milliseconds > LONG_WAIT_MS;
    const timer = `wait ${++this.waits} for game:${gameId}`;
    const arrived = new AbortController();
    const arrive = (): void => arrived.abort();
    signal?.addEventListener('abort', arrive, { once: true });
    const unsubscribe = this.bus.subscribe({
      onChange: ({ game }) => {
        if (game.id === gameId && isThere(game)) arrived.abort();
      },
    });
    try {
      for (let isFirst = true; ; isFirst = false) {
        const isPoll = isLong && !isFirst && !arrived.signal.aborted;
        const now = isPoll ? await this.lately(gameId) : await this.ledger.find(gameId);
        // It may have been there and gone on since: the caller gets it as it is now.
        if (now === undefined || isThere(now) || arrived.signal.aborted || performance.now() >= deadline) return now;
        await this.timers.rest(timer, isLong ? SLOW_POLL_INTERVAL_MS : POLL_INTERVAL_MS, arrived.signal);
      }
    } finally {
      unsubscribe();
      signal?.removeEventListener('abort', arrive);
    }
  }

  private async lately(gameId: string): Promise<GameSession | undefined> {
    const shared = await this.shared.fetch(gameId);
    return shared === undefined ? this.ledger.find(gameId) : shared.session;
  }
}
