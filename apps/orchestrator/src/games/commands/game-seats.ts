import { Injectable } from '@nestjs/common';
import { type EventPage, isRefusal, type SeatTurn, type SeatView, type TakenSeat } from '#libs/protocol';
import { Clock, plainLine } from '#libs/service';
import type { Change } from '../domain/change.js';
import { refuse, type Refusal } from '../domain/refusal.js';
import { answer, askedOf, attemptOf, requestIdOf } from '../domain/seat-answer.js';
import { comeBack, leave, presenceOf, REJOIN_S, resign, take } from '../domain/seats.js';
import { type GameSession, isOver, refusalOf, seatOf, type SeatAnswer } from '../domain/session.js';
import { hidesNow, shownState } from '../domain/visibility.js';
import { DecideRequests } from '../loop/decide-requests.js';
import { GameDispatcher } from '../ports/index.js';
import { GameLedger, gameNotFound } from '../stream/game-ledger.js';
import { fingerprintOf } from './identity.js';
import { GameWait } from './game-wait.js';
import { digestOf, isTokenOf, seatToken } from './seat-token.js';

/** The seat that a request is about, and the token that it came with. */
export interface SeatKey {
  readonly gameId: string;
  readonly playerId: string;
  readonly token: string | undefined;
}

/** Who takes a seat. */
export interface Taker {
  readonly name?: string | undefined;
  /** Proves who they are. */
  readonly identityKey?: string | undefined;
  /** The `Idempotency-Key` of the request. */
  readonly key?: string | undefined;
}

/** Characters of a refusal. */
const MAX_ERROR = 1_000;

/** What the holder of a seat can do. Every request brings them back if they were away. */
@Injectable()
export class GameSeats {
  constructor(
    private readonly ledger: GameLedger,
    private readonly dispatcher: GameDispatcher,
    private readonly requests: DecideRequests,
    private readonly waits: GameWait,
    private readonly clock: Clock,
  ) {}

  /** Takes an open seat. Its token is kept as a digest alone. A request that is repeated with its key gets the same token. */
  async take(gameId: string, playerId: string, { name, identityKey, key }: Taker): Promise<TakenSeat | Refusal> {
    const token = seatToken(gameId, playerId, key);
    const identity = identityKey === undefined ? undefined : fingerprintOf(identityKey);
    const newcomer = { digest: digestOf(token), name, identity };
    const outcome = await this.ledger.commit(gameId, (game) => take(game, playerId, newcomer));
    if (isRefusal(outcome)) return outcome;
    await this.dispatcher.start(gameId);
    await this.dispatcher.wake(gameId);
    return {
      game_id: gameId,
      player_id: playerId,
      name: seatOf(outcome, playerId)?.name ?? playerId,
      seat_token: token,
      rejoin: outcome.rejoin ?? REJOIN_S,
    };
  }

  /** The game as the seat sees it, with its question where it is asked one. */
  async view(key: SeatKey): Promise<SeatView | Refusal> {
    const session = await this.present(key);
    return isRefusal(session) ? session : this.viewOf(session, key.playerId);
  }

  /**
   * The same as soon as the seat is asked another question than `after`, or the game is over, or after
   * `milliseconds`, or when `signal` fires.
   */
  async wait(
    key: SeatKey,
    milliseconds: number,
    { after, signal }: { readonly after?: string | undefined; readonly signal?: AbortSignal } = {},
  ): Promise<SeatView | Refusal> {
    const now = await this.present(key);
    if (isRefusal(now)) return now;
    const isDue = (game: GameSession): boolean => {
      const asked = turnOf(game, key.playerId);
      return isOver(game) || (asked !== undefined && requestIdOf(asked, attemptOf(asked)) !== after);
    };
    if (isDue(now) || milliseconds <= 0) return this.viewOf(now, key.playerId);
    const then = await this.waits.until(key.gameId, isDue, milliseconds, signal);
    return then === undefined ? gameNotFound(key.gameId) : this.viewOf(then, key.playerId);
  }

  /** Answers the question `requestId`. An answer that is no legal action is refused; the second time a default is taken. */
  async decide(key: SeatKey, requestId: string, response: SeatAnswer): Promise<SeatView | Refusal> {
    let illegal: string | undefined;
    const outcome = await this.change(key, (game) => {
      const answered = answer(game, key.playerId, requestId, response);
      if (isRefusal(answered)) return answered;
      ({ illegal } = answered);
      return answered.change;
    });
    if (isRefusal(outcome)) return outcome;
    await this.dispatcher.wake(key.gameId);
    if (illegal === undefined) return this.viewOf(outcome, key.playerId);
    const asked = askedOf(outcome, key.playerId);
    const isLast = asked === undefined || attemptOf(asked) > 2;
    const next = isLast ? 'The default action is taken.' : 'Correct it: the next answer is the last.';
    return refuse('illegal_action', `${plainLine(illegal, MAX_ERROR) ?? ''} ${next}`);
  }

  /** Gives the game up. */
  async resign(key: SeatKey): Promise<SeatView | Refusal> {
    return this.waking(key, await this.change(key, (game) => resign(game, key.playerId)));
  }

  /** Goes away: default actions are taken until any other request of the seat comes. */
  async leave(key: SeatKey): Promise<SeatView | Refusal> {
    const at = this.clock.at();
    return this.waking(key, await this.change(key, (game) => leave(game, key.playerId, 'left', at)));
  }

  /** Events as the seat sees them, oldest first. */
  async events(key: SeatKey, afterSeq: number, limit: number): Promise<EventPage | Refusal> {
    const session = await this.present(key);
    if (isRefusal(session)) return session;
    const events = await this.requests.eventsFor(session, key.playerId, afterSeq, limit);
    return { events, next_after_seq: events.at(-1)?.seq ?? afterSeq };
  }

  private async change(key: SeatKey, decide: (game: GameSession) => Change | Refusal): Promise<GameSession | Refusal> {
    return this.ledger.commit(key.gameId, (game) => wrongKey(game, key) ?? decide(game));
  }

  private async waking(key: SeatKey, outcome: GameSession | Refusal): Promise<SeatView | Refusal> {
    if (isRefusal(outcome)) return outcome;
    await this.dispatcher.wake(key.gameId);
    return this.viewOf(outcome, key.playerId);
  }

  /** The game, once an absent holder is marked as back. */
  private async present(key: SeatKey): Promise<GameSession | Refusal> {
    const session = await this.ledger.find(key.gameId);
    if (session === undefined) return gameNotFound(key.gameId);
    const refusal = wrongKey(session, key);
    if (refusal !== undefined) return refusal;
    const holder = seatOf(session, key.playerId)?.holder;
    if (holder === undefined || presenceOf(holder) !== 'away' || isOver(session)) return session;
    return this.change(key, (game) => comeBack(game, key.playerId));
  }

  private async viewOf(session: GameSession, playerId: string): Promise<SeatView> {
    const seat = seatOf(session, playerId);
    return {
      game_id: session.id,
      player_id: playerId,
      name: seat?.name ?? playerId,
      status: session.status,
      seq: session.seq,
      seat: seat?.holder === undefined ? 'replaced' : presenceOf(seat.holder),
      state: hidesNow(session) ? shownState(session.state, playerId) : session.state,
      turn: await this.turn(session, playerId),
      winner_id: session.status === 'completed' ? session.winnerId : null,
    };
  }

  private async turn(session: GameSession, playerId: string): Promise<SeatTurn | null> {
    const asked = turnOf(session, playerId);
    if (asked === undefined) return null;
    const { stage, state } = asked;
    const deadline = Date.parse(stage.deadline);
    const attempt = attemptOf(asked);
    const lastError = stage.mistakes?.at(-1)?.error ?? refusalOf(asked, playerId);
    const ask = await this.requests.askOf(
      { session: asked, question: stage.question, state, deadline },
      attempt,
      lastError,
    );
    return ask === undefined ? null : { request_id: ask.id, deadline: stage.deadline, request: ask.request };
  }
}

/** The game while it waits for an answer of this seat that has not come. */
function turnOf(session: GameSession, playerId: string): ReturnType<typeof askedOf> {
  const asked = askedOf(session, playerId);
  return asked?.stage.answer === undefined && asked !== undefined && attemptOf(asked) <= 2 ? asked : undefined;
}

function wrongKey(session: GameSession, { playerId, token }: SeatKey): Refusal | undefined {
  const seat = seatOf(session, playerId);
  if (seat === undefined) return refuse('seat_not_found', `There is no seat ${playerId.slice(0, 100)} in this game.`);
  if (seat.holder === undefined || token === undefined || !isTokenOf(seat.holder, token))
    return refuse(
      'seat_token_wrong',
      "This takes the seat's own seat_token: send it as Authorization: Bearer <seat_token>.",
    );
  if (presenceOf(seat.holder) !== 'replaced' || isOver(session)) return undefined;
  const detail = `Its holder was away for longer than ${session.rejoin ?? REJOIN_S} s: another agent plays this seat now.`;
  return refuse('seat_replaced', detail);
}
