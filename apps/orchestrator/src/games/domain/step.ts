import type { EventDraft, GameState } from '#libs/protocol';
import type { Change } from './change.js';
import { ended, endReason, winnerOf } from './ending.js';
import { ofSeat, withSeat } from './per-seat.js';
import { type Refusal, STALE } from './refusal.js';
import {
  type Active,
  byPlayer,
  type GameSession,
  isRunnable,
  receivesEvents,
  type Question,
  seatOf,
  type StepPhase,
} from './session.js';
import { withReplacement } from './seats.js';
import { isNewTurn, turnIn, turnsAreUp } from './turn.js';

type AskedPhase = Extract<StepPhase, { name: 'asked' }>;

/** The table as it stands before a step. `isFresh`: just read, so it may be ahead of the game's last snapshot. */
export interface Situation {
  readonly state: GameState;
  readonly question: Question;
  readonly isFresh: boolean;
}

/** The fence of every commit of a step: a runner whose step or stage has passed changes nothing. */
export function isAt<N extends StepPhase['name']>(
  session: GameSession,
  step: number,
  name: N,
): session is Active & { stage: Extract<StepPhase, { name: N }> } {
  return isRunnable(session) && session.step === step && session.stage.name === name;
}

/** First commit: the seat is being asked. `deadline` is ISO 8601. */
export function ask(session: GameSession, step: number, situation: Situation, deadline: string): Change | Refusal {
  if (!isAt(session, step, 'ready')) return STALE;
  const { state, question } = situation;
  // A turn that ended out of our sight may have been the last one.
  if (session.turn !== null && isNewTurn(session, state, question) && turnsAreUp(session)) {
    return endAtOnce(session, step, state);
  }
  const now = Date.parse(deadline) - session.turnTimeout * 1_000;
  const { session: seated, events: replacing } = withReplacement(session, question.seatId, now);
  const { turn, turnCount, events } = openTurn(session, state, question);
  const thinking: EventDraft = {
    event: 'agent:thinking',
    payload: {
      ...byPlayer(session, question.seatId),
      phase: question.phase,
      valid_actions: [...new Set((question.validActions ?? []).map(({ type }) => type))],
      deadline,
    },
  };
  const emitted = [...events, ...replacing, thinking];
  return {
    session: { ...withQuestion(seated, question.seatId, emitted.length, { question, deadline }), turn, turnCount },
    events: emitted,
    ...(situation.isFresh && { snapshot: { state, after: 0 } }),
  };
}

/** No replica ran the game while the question was open: the time of the seat's holder begins again. */
export function extend(session: GameSession, step: number, deadline: string): Change | Refusal {
  if (!isAt(session, step, 'asked')) return STALE;
  return { session: { ...session, stage: { ...session.stage, deadline } }, events: [] };
}

/** The game with its question; what a seat receives begins after the event with which it was asked last. */
function withQuestion(
  session: Active,
  seatId: string,
  emitted: number,
  asked: Omit<AskedPhase, 'name' | 'since'>,
): Active {
  const seat = seatOf(session, seatId);
  if (seat === undefined || !receivesEvents(seat)) return { ...session, stage: { name: 'asked', ...asked } };
  const since = ofSeat(session.askedAt, seatId, 0);
  const askedAt = withSeat(session.askedAt, seatId, session.seq + emitted);
  return { ...session, askedAt, stage: { name: 'asked', ...asked, since } };
}

interface Opening extends Pick<GameSession, 'turn' | 'turnCount'> {
  readonly events: readonly EventDraft[];
}

/** A turn begins with its first step; one that the engine ended out of our sight is closed first. */
function openTurn(session: Active, state: GameState, question: Question): Opening {
  if (!isNewTurn(session, state, question)) return { turn: session.turn, turnCount: session.turnCount, events: [] };
  const turn = turnIn(session, state, question);
  const player = state.players.find(({ id }) => id === turn.seatId);
  const start: EventDraft = {
    event: 'turn:start',
    payload: {
      ...byPlayer(session, turn.seatId),
      turn_number: turn.number,
      ...(player?.position != null && { position: player.position }),
      ...(player?.cash != null && { cash: player.cash }),
    },
  };
  return { turn, turnCount: session.turnCount + 1, events: [...turnEnd(session), start] };
}

export function turnEnd(session: GameSession): EventDraft[] {
  if (session.turn === null) return [];
  const { seatId, number } = session.turn;
  return [{ event: 'turn:end', payload: { ...byPlayer(session, seatId), turn_number: number } }];
}

/** The game is over before a seat was asked: by the engine, or because the turns are used up. */
export function endAtOnce(session: GameSession, step: number, state: GameState): Change | Refusal {
  if (!isAt(session, step, 'ready')) return STALE;
  const final = ended({ ...session, turn: null }, state, winnerOf(state), endReason(session, state));
  return { session: final.session, events: [...turnEnd(session), final.event], snapshot: { state, after: 0 } };
}
