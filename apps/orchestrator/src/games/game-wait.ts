import { Injectable } from '@nestjs/common';
import { once } from 'node:events';
import type { GameSession } from './domain/session.js';
import { EventBus } from './event-bus.js';
import { GameLedger } from './game-ledger.js';

/** Waits for a game to come to a point. */
@Injectable()
export class GameWait {
  constructor(
    private readonly ledger: GameLedger,
    private readonly bus: EventBus,
  ) {}

  /** The game as soon as `isThere` holds, or as it is after so many milliseconds; undefined when there is none. */
  async until(
    gameId: string,
    isThere: (session: GameSession) => boolean,
    milliseconds: number,
  ): Promise<GameSession | undefined> {
    const arrived = new AbortController();
    const timer = setTimeout(() => arrived.abort(), milliseconds);
    const unsubscribe = this.bus.subscribe({
      onChange: ({ game }) => {
        if (game.id === gameId && isThere(game)) arrived.abort();
      },
    });
    try {
      const now = await this.ledger.find(gameId);
      if (now === undefined || isThere(now)) return now;
      if (!arrived.signal.aborted) await once(arrived.signal, 'abort');
      return await this.ledger.find(gameId);
    } finally {
      clearTimeout(timer);
      unsubscribe();
    }
  }
}
