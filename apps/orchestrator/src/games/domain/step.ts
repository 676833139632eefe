import type { AgentUsage, DecisionSource, EventDraft, GameAction, GameState } from '#libs/protocol';
import { booked } from './accounts.js';
import type { Change } from './change.js';
import { ended, endReason, winnerOf } from './ending.js';
import { withSeat } from './per-seat.js';
import { ASKED_EVERY, type Attempt, conductAfter, isOnProbation } from './probation.js';
import { type Refusal, STALE } from './refusal.js';
import type { Tally } from './seat-totals.js';
import {
  type Active,
  byPlayer,
  conductOf,
  type GameSession,
  isRunnable,
  type Question,
  type StepPhase,
} from './session.js';
import { isNewTurn, turnIn, turnsAreUp } from './turn.js';

/** What went wrong before a decision was there. */
export type DecisionFailure =
  { readonly kind: 'timeout' } | { readonly kind: 'error'; readonly code: string; readonly error: string };

/** What a seat does, and how it came to it. */
export interface SeatDecision {
  readonly action: GameAction;
  readonly reasoning: string | null;
  readonly chat: string | null;
  readonly source: DecisionSource;
  readonly durationMs: number;
  readonly failures: readonly DecisionFailure[];
  readonly attempt: Attempt;
  /** The cost that its answers report. */
  readonly usage: AgentUsage | null;
  /** Who decided, in the agent's own word. */
  readonly agentSource?: string;
}

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
  return {
    session: { ...session, turn, turnCount, stage: { name: 'asked', question, deadline } },
    events: [...events, thinking],
    ...(situation.isFresh && { snapshot: { state, after: 0 } }),
  };
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

/** Second commit: the decision is written down before it is executed. */
export function decide(session: GameSession, step: number, decision: SeatDecision): Change | Refusal {
  if (!isAt(session, step, 'asked')) return STALE;
  const { seatId } = session.stage.question;
  const { action } = decision;
  const isAgents = decision.source !== 'default';
  const conduct = withSeat(session.conduct, seatId, conductAfter(conductOf(session, seatId), decision.attempt));
  const { totals, notice } = booked(session, seatId, tallyOf(decision));
  const next: GameSession = { ...session, totals, conduct, stage: { name: 'decided', seatId, action, isAgents } };
  const failures = [...decision.failures.map((failure) => failureEvent(session, seatId, action, failure)), notice];
  const events = [...failures, probationEvent(session, next, seatId), ...decisionEvents(session, seatId, decision)];
  return { session: next, events: events.filter((event) => event !== undefined) };
}

function tallyOf({ source, failures, usage }: SeatDecision): Tally {
  const timeouts = failures.filter(({ kind }) => kind === 'timeout').length;
  return { isDefault: source === 'default', timeouts, usage };
}

function failureEvent(session: GameSession, seatId: string, action: GameAction, failure: DecisionFailure): EventDraft {
  const player = byPlayer(session, seatId);
  return failure.kind === 'timeout'
    ? { event: 'turn:timeout', payload: { ...player, action, timeout: session.turnTimeout } }
    : { event: 'agent:error', payload: { ...player, error: failure.error, code: failure.code } };
}

/** Emitted once, when probation begins. */
function probationEvent(before: GameSession, after: GameSession, seatId: string): EventDraft | undefined {
  const conduct = conductOf(after, seatId);
  if (isOnProbation(conductOf(before, seatId)) || !isOnProbation(conduct)) return undefined;
  const error = `failed ${conduct.failures} decisions in a row: from now on it is asked for every ${ASKED_EVERY}th one only, until it succeeds`;
  return { event: 'agent:error', payload: { ...byPlayer(after, seatId), error, code: 'agent_probation' } };
}

function decisionEvents(session: GameSession, seatId: string, decision: SeatDecision): EventDraft[] {
  const player = byPlayer(session, seatId);
  const { action, reasoning, source, chat, durationMs, usage, agentSource } = decision;
  const decided: EventDraft = {
    event: 'agent:decision',
    payload: {
      ...player,
      action,
      reasoning,
      duration_ms: durationMs,
      source,
      ...(agentSource !== undefined && { agent_source: agentSource }),
      ...(usage !== null && { usage }),
    },
  };
  return chat === null ? [decided] : [decided, { event: 'agent:chat', payload: { ...player, message: chat } }];
}

/** The game is over before a seat was asked: by the engine, or because the turns are used up. */
export function endAtOnce(session: GameSession, step: number, state: GameState): Change | Refusal {
  if (!isAt(session, step, 'ready')) return STALE;
  const final = ended({ ...session, turn: null }, state, winnerOf(state), endReason(session, state));
  return { session: final.session, events: [...turnEnd(session), final.event], snapshot: { state, after: 0 } };
}
