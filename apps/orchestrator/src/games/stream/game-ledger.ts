import { Injectable } from '@nestjs/common';
import { isRefusal } from '#libs/protocol';
import { type Creation, GameStore } from '../ports/index.js';
import { Clock, plainJson } from '#libs/service';
import { type Change, changesNothing, numbered, type NumberedChange } from '../domain/change.js';
import { begin } from '../domain/lifecycle.js';
import { refuse, type Refusal } from '../domain/refusal.js';
import type { GameSession } from '../domain/session.js';
import { EventBus } from './event-bus.js';
import { encodedChange, publishedChange } from './published-change.js';

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

  /**
   * Writes a new game down with its first event, in one commit. Undefined, and nothing is written, where its creation is
   * not the first one of its key.
   */
  async create(opened: GameSession, creation?: Creation): Promise<GameSession | undefined> {
    const begun = begin(opened);
    if (isRefusal(begun)) throw new Error(begun.detail);
    const change = numbered(opened, begun, this.clock.at());
    const written = encodedChange(opened, change);
    if (!(await this.store.insert(written, creation))) return undefined;
    this.bus.publish(publishedChange(change, written));
    return change.game;
  }

  /** Answers the game afterwards, or why nothing was changed. */
  async commit(gameId: string, decide: (session: GameSession) => Change | Refusal): Promise<GameSession | Refusal> {
    const at = this.clock.at();
    // The last decision counts: a store may ask again where somebody else wrote meanwhile.
    let change: NumberedChange | undefined;
    const outcome = await this.store.update<Refusal | Unchanged>(gameId, (session) => {
      const decided = decide(session);
      if (isRefusal(decided)) return decided;
      if (changesNothing(session, decided)) return { unchanged: session };
      // Engines and agents may write invisible characters into an event: spectators are not sent these.
      change = numbered(session, { ...decided, events: plainJson(decided.events) }, at);
      return encodedChange(session, change);
    });
    if (outcome === undefined) return gameNotFound(gameId);
    if (isRefusal(outcome)) return outcome;
    if ('unchanged' in outcome) return outcome.unchanged;
    if (change !== undefined && (outcome.events.length > 0 || outcome.snapshot !== undefined)) {
      const { transcript: _, ...emitted } = change;
      this.bus.publish(publishedChange(emitted, outcome));
    }
    return outcome.game;
  }
}
