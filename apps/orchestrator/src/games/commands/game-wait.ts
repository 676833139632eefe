import { Injectable } from '@nestjs/common';
import { once } from 'node:events';
import type { GameSession } from '../domain/session.js';
import { EventBus } from '../stream/event-bus.js';
import { GameLedger } from '../stream/game-ledger.js';

/** What another replica does is not heard here: it is looked for this often, in milliseconds. */
const LOOK_MS = 100;

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
    const deadline = performance.now() + milliseconds;
    const arrived = new AbortController();
    const unsubscribe = this.bus.subscribe({
      onChange: ({ game }) => {
        if (game.id === gameId && isThere(game)) arrived.abort();
      },
    });
    try {
      for (;;) {
        const now = await this.ledger.find(gameId);
        // It may have been there and gone on since: whoever waited is told how it is.
        if (now === undefined || isThere(now) || arrived.signal.aborted || performance.now() >= deadline) return now;
        await eitherOf(arrived.signal, LOOK_MS);
      }
    } finally {
      unsubscribe();
    }
  }
}

/** Resolves when the signal fires, or after so many milliseconds. */
async function eitherOf(signal: AbortSignal, milliseconds: number): Promise<void> {
  if (signal.aborted) return;
  const passed = new AbortController();
  const timer = setTimeout(() => passed.abort(), milliseconds);
  await once(AbortSignal.any([signal, passed.signal]), 'abort');
  clearTimeout(timer);
}
