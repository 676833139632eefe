import { Injectable } from '@nestjs/common';
import { type EventDraft, isRefusal } from '#libs/protocol';
import { type Creation, during, GameStore, type Span } from '../ports/index.js';
import { Clock, plainJson } from '#libs/service';
import { type Change, changesNothing, numbered, type NumberedChange } from '../domain/change.js';
import { begin } from '../domain/lifecycle.js';
import { refuse, type Refusal } from '../domain/refusal.js';
import type { GameSession } from '../domain/session.js';
import { EventBus } from './event-bus.js';
import { encodedChange, encodedCreation, type PublishedChange, publishedChange } from './published-change.js';

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
   * Writes a new game down, in one commit with its first event unless it waits for seats to be taken. Undefined, and nothing
   * is written, where its creation is not the first one of its key.
   */
  async create(
    { session: opened, reported = [] }: { readonly session: GameSession; readonly reported?: readonly EventDraft[] },
    creation?: Creation,
    span?: Span,
  ): Promise<GameSession | undefined> {
    const begun =
      opened.status === 'waiting'
        ? { session: { ...opened, reported: plainJson(reported) }, events: [] }
        : begin(opened, plainJson(reported));
    if (isRefusal(begun)) throw new Error(begun.detail);
    const change = numbered(opened, traced(begun, span), this.clock.at());
    const written = encodedCreation(opened, change);
    const committing = span?.child('commit');
    if (!(await during(committing, this.store.insert(written, creation)))) return undefined;
    this.publish(publishedChange(change, written, span?.headers.traceparent), span);
    return change.game;
  }

  /** Answers the game afterwards, or why nothing was changed. `span`: what the change is a part of, where that is traced. */
  async commit(
    gameId: string,
    decide: (session: GameSession) => Change | Refusal,
    span?: Span,
  ): Promise<GameSession | Refusal> {
    const at = this.clock.at();
    // The last decision counts: a store may ask again where somebody else wrote meanwhile.
    let change: NumberedChange | undefined;
    const committing = span?.child('commit');
    const update = this.store.update<Refusal | Unchanged>(gameId, (session) => {
      const decided = decide(session);
      if (isRefusal(decided)) return decided;
      if (changesNothing(session, decided)) return { unchanged: session };
      // Engines and agents may write invisible characters into an event: spectators are not sent these.
      change = numbered(session, { ...traced(decided, span), events: plainJson(decided.events) }, at);
      return encodedChange(session, change);
    });
    const outcome = await during(committing, update);
    if (outcome === undefined) return gameNotFound(gameId);
    if (isRefusal(outcome)) return outcome;
    if ('unchanged' in outcome) return outcome.unchanged;
    if (change !== undefined && (outcome.events.length > 0 || outcome.snapshot !== undefined)) {
      const { transcript: _, ...emitted } = change;
      this.publish(publishedChange(emitted, outcome, span?.headers.traceparent), span);
    }
    return outcome.game;
  }

  private publish(change: PublishedChange, span: Span | undefined): void {
    const publishing = span?.child('publish');
    this.bus.publish(change);
    publishing?.end();
  }
}

/** The change with where it stands in a trace: it is found there by the next step, whichever replica runs it. */
function traced(change: Change, span: Span | undefined): Change {
  return span === undefined ? change : { ...change, session: { ...change.session, trace: span.headers.traceparent } };
}
