import { Injectable } from '@nestjs/common';
import { isRefusal } from '#libs/protocol';
import { plainJson } from '../../plain-text.js';
import { GameStore } from '../ports/index.js';
import { Clock } from '#libs/service';
import { type Change, changesNothing, numbered, type NumberedChange } from '../domain/change.js';
import { refuse, type Refusal } from '../domain/refusal.js';
import type { GameSession } from '../domain/session.js';
import { EventBus } from './event-bus.js';

export function gameNotFound(gameId: string): Refusal {
  return refuse('game_not_found', `There is no game ${gameId.slice(0, 100)}.`);
}

/** The game is already as it should be: nothing is written. */
interface Unchanged {
  readonly unchanged: GameSession;
}

/** The one way to change a game: decide on its present state, number its events, write it down, then publish it. */
@Injectable()
export class GameLedger {
  constructor(
    private readonly store: GameStore<GameSession>,
    private readonly bus: EventBus,
    private readonly clock: Clock,
  ) {}

  find(gameId: string): Promise<GameSession | undefined> {
    return this.store.find(gameId);
  }

  /** Answers the game afterwards, or why nothing was changed. */
  async commit(gameId: string, decide: (session: GameSession) => Change | Refusal): Promise<GameSession | Refusal> {
    const at = this.clock.at();
    const outcome = await this.store.update<Refusal | Unchanged>(
      gameId,
      (session): NumberedChange | Refusal | Unchanged => {
        const change = decide(session);
        if (isRefusal(change)) return change;
        if (changesNothing(session, change)) return { unchanged: session };
        // Engines and agents may write invisible characters into an event: spectators are not sent these.
        return numbered(session, { ...change, events: plainJson(change.events) }, at);
      },
    );
    if (outcome === undefined) return gameNotFound(gameId);
    if (isRefusal(outcome)) return outcome;
    if ('unchanged' in outcome) return outcome.unchanged;
    if (outcome.events.length > 0 || outcome.snapshot !== undefined) {
      const { transcript: _, ...emitted } = outcome;
      this.bus.publish(emitted);
    }
    return outcome.game;
  }
}
