import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { ActionResult, EngineActions, GameState } from '#libs/protocol';
import { Log } from '#libs/service';
import { GameEngines } from '../engines/game-engines.js';
import { during, EngineFailure, type Execution, type Span } from '../ports/index.js';
import { falseWinner, isGameOver } from '../domain/ending.js';
import type { Executed } from '../domain/finish.js';
import { reportedEvents, withoutDropped } from '../domain/reported-events.js';
import { type GameSession, seatOf } from '../domain/session.js';
import { namedBySeats } from '../domain/seats.js';
import type { Situation } from '../domain/step.js';
import { turnPlayer } from '../domain/turn.js';

/** What the answer to the last action contains about the next step, so that the engine need not be asked again. */
export interface Carried {
  readonly state: GameState;
  readonly actions: EngineActions | undefined;
}

/** The state before a step: over, or waiting for a seat's decision. */
export type Reading = { readonly over: GameState } | { readonly over: null; readonly situation: Situation };

/** Malformed events of one answer that the log names. */
const MAX_LOGGED = 10;

/** Learns from the engine how the table stands and whose decision it waits for. */
@Injectable()
export class SituationReader {
  constructor(
    private readonly engines: GameEngines,
    private readonly log: Log,
  ) {}

  /** Throws EngineFailure. */
  async read(session: GameSession, carried: Carried | undefined, signal: AbortSignal, span?: Span): Promise<Reading> {
    let state = carried?.state ?? (await this.readState(session, signal, span));
    if (isGameOver(state)) return { over: state };
    const engine = this.engines.of(session.engine);
    const actions = carried?.actions ?? (await engine.readActions(session.engineGameId, signal, span));
    if (actions?.actions.length === 0) {
      // An engine that offers no action may have ended the game, which only its state shows.
      state = await this.readState(session, signal, span);
      if (isGameOver(state)) return { over: state };
    }
    return { over: null, situation: situationOf(session, seatToMove(session, state, actions), { state, actions }) };
  }

  /** What an action that was executed has changed, and which events the engine reports. Throws EngineFailure. */
  async executed(
    session: GameSession,
    { result, state, actions }: Extract<Execution, { kind: 'executed' }>,
    signal: AbortSignal,
    span?: Span,
  ): Promise<Extract<Executed, { kind: 'executed' }>> {
    const after = credible(session, state ?? (await this.stateAfter(session, result, signal, span)), result);
    const { events, dropped } = reportedEvents(session, result);
    if (dropped.length > 0) {
      const malformed = dropped.slice(0, MAX_LOGGED).map(({ place, reason }) => `event ${place} ${reason}`);
      this.log.warn('the engine reported malformed events, which were dropped', {
        game_id: session.id,
        step: session.step,
        count: dropped.length,
        malformed,
        ...span?.logFields,
      });
    }
    const next = actions && { seatId: actions.player_id, decision: actions.decision };
    return { kind: 'executed', result: withoutDropped(result, dropped), after, events, ...(next && { next }) };
  }

  /** Where the answer to an action does not have the state. */
  private async stateAfter(
    session: GameSession,
    result: ActionResult,
    signal: AbortSignal,
    span: Span | undefined,
  ): Promise<GameState> {
    const part = span?.child('read');
    try {
      const engine = this.engines.of(session.engine);
      return await during(part, engine.readState(session.engineGameId, signal, part));
    } catch (error) {
      // The last answer is known, and must not be lost where the engine deletes a finished game at once.
      if (result.game_over === true && error instanceof EngineFailure && error.kind !== 'aborted') return session.state;
      throw error;
    }
  }

  private async readState(session: GameSession, signal: AbortSignal, span: Span | undefined): Promise<GameState> {
    const engine = this.engines.of(session.engine);
    return credible(session, await engine.readState(session.engineGameId, signal, span));
  }
}

/** What the next step asks, where the answer to the last action holds all of it; undefined: it has to be read. */
export function carriedSituation(session: GameSession, carried: Carried): Situation | undefined {
  const { state, actions } = carried;
  if (isGameOver(state) || actions === undefined || actions.actions.length === 0) return undefined;
  const seatId = namedSeat(state, actions);
  if (seatId === undefined || seatOf(session, seatId) === undefined) return undefined;
  return { ...situationOf(session, seatId, carried), isFresh: false };
}

function situationOf(session: GameSession, seatId: string, { state, actions }: Carried): Situation {
  const question = {
    seatId,
    phase: actions?.turn_phase ?? state.turn_phase ?? 'unknown',
    validActions: actions === undefined || actions.actions.length === 0 ? null : actions.actions,
    ...(actions?.decision !== undefined && { decision: actions.decision }),
  };
  return { state, question, isFresh: !isSameSnapshot(state, session.state) };
}

/** The state, which must be one of this game's: with its players, under the names that they have here, and no winner but one of them. */
function credible(session: GameSession, state: GameState, result?: ActionResult): GameState {
  const stranger = state.players.find(({ id }) => seatOf(session, id) === undefined);
  if (stranger !== undefined) {
    throw new EngineFailure('nonsense', `it shows player ${stranger.id}, who is not in the game.`);
  }
  refuseFalseWinner(state, result);
  return namedBySeats(session, state);
}

/** Throws EngineFailure `nonsense` where a winner is named and no player is. */
export function refuseFalseWinner(state: GameState, result?: ActionResult): void {
  const winner = falseWinner(state, result);
  if (winner === undefined) return;
  throw new EngineFailure('nonsense', `it names ${winner} as the winner, who is not in the game.`);
}

/** The seat that the engine names, else whose turn it is. */
function namedSeat(state: GameState, actions: EngineActions | undefined): string | undefined {
  return actions?.player_id ?? turnPlayer(state)?.id;
}

function seatToMove(session: GameSession, state: GameState, actions: EngineActions | undefined): string {
  const seatId = namedSeat(state, actions);
  if (seatId !== undefined && seatOf(session, seatId) !== undefined) return seatId;
  const reason =
    seatId === undefined
      ? 'it does not name who is to move: neither current_player_index nor player_id beside the actions names a player.'
      : `it waits for player ${seatId}, who is not in the game.`;
  throw new EngineFailure('nonsense', reason);
}

function isSameSnapshot(a: GameState, b: GameState): boolean {
  return a === b || isDeepStrictEqual(a, b);
}
