import { type ActionResult, type EventDraft, type GameState, isRefusal } from '#libs/protocol';
import type { Change } from './change.js';
import { ended, endReason, isGameOver, winnerOf } from './ending.js';
import { lastContender, winnerWithoutForfeits } from './forfeit.js';
import { fail, pause } from './lifecycle.js';
import { type Refusal, STALE } from './refusal.js';
import { richEvents } from './rich-events.js';
import { withSeat } from './per-seat.js';
import { BLAMELESS } from './probation.js';
import { type Active, byPlayer, type GameSession, READY } from './session.js';
import { isAt, turnEnd } from './step.js';
import { isNewTurn, type TurnClue, turnsAreUp } from './turn.js';
import { DEFAULTS_BEYOND, neverEnds } from './turn-length.js';

/** Refused actions in a row after which the game fails: an engine that is stuck must not spin the loop. */
export const MAX_REFUSALS = 6;

/** What the engine made of the action: its answer and the table afterwards, or the reason why it refused. */
export type Executed =
  | {
      readonly kind: 'executed';
      readonly result: ActionResult;
      readonly after: GameState;
      /** What the engine reports itself; null or missing: the snapshots show what happened. */
      readonly events?: readonly EventDraft[] | null;
      /** Whose decision is next, where the answer holds it. */
      readonly next?: TurnClue;
    }
  | { readonly kind: 'refused'; readonly message: string; readonly code: string | undefined };

/** Third commit: the action is done, its events are recorded, and the next step is due. */
export function finish(session: GameSession, step: number, executed: Executed): Change | Refusal {
  if (!isAt(session, step, 'decided')) return STALE;
  const { action, seatId, isAgents = false } = session.stage;
  const player = byPlayer(session, seatId);
  const after = executed.kind === 'executed' ? executed.after : session.state;
  const result = executed.kind === 'executed' ? executed.result : refusedResult(executed.message, action.type);
  const seen = { before: session.state, action, result, after };
  const rich = executed.kind === 'executed' ? (executed.events ?? richEvents(session, seatId, seen)) : [];
  const events: EventDraft[] = [...rich, { event: 'turn:action', payload: { ...player, action, result } }];
  const next: Active = {
    ...stepped(session),
    stage: READY,
    step: step + 1,
    turn: session.turn && { ...session.turn, steps: session.turn.steps + 1 },
    vainResumptions: 0,
    refusals: executed.kind === 'refused' ? session.refusals + 1 : 0,
    lastRefusal: executed.kind === 'refused' ? executed.message : null,
    ...(executed.kind === 'refused' && { refusedSeat: seatId }),
    ...(isAgents && executed.kind === 'executed' && { conduct: withSeat(session.conduct, seatId, BLAMELESS) }),
  };
  const change = { session: next, events, snapshot: { state: after, after: events.length } };
  return whatFollows(change, next, { after, result, next: executed.kind === 'executed' ? executed.next : undefined });
}

interface AfterStep {
  readonly after: GameState;
  readonly result: ActionResult;
  readonly next: TurnClue | undefined;
}

/** A single step of a paused game was asked for, and this was it. */
function stepped(session: Active): Active {
  return session.status === 'paused' ? { ...session, stepping: false } : session;
}

function refusedResult(message: string, type: string): ActionResult {
  return { success: false, message, action_type: type };
}

/** The turn's end, the game's end, a pause or a failure: whatever the finished step brings with it. */
function whatFollows(change: Change, session: Active, { after, result, next }: AfterStep): Change {
  const over = isGameOver(after, result);
  const left = lastContender(session, after);
  const isEnd = over || left !== undefined;
  const turnIsOver = isEnd || isNewTurn(session, after, next);
  const closed: Change = turnIsOver
    ? { ...change, session: { ...session, turn: null }, events: [...change.events, ...turnEnd(session)] }
    : change;
  if (isEnd) return end(closed, after, left ?? winnerOf(after, result));
  if (turnIsOver && turnsAreUp(session)) return end(closed, after, winnerOf(after));
  const stuck = stuckReason(session, turnIsOver);
  if (stuck !== undefined) return followedBy(closed, (game) => fail(game, stuck.code, stuck.error));
  return session.status === 'running' && session.pausing ? followedBy(closed, pause) : closed;
}

function end(change: Change, state: GameState, winnerId: string | null): Change {
  const winner = winnerWithoutForfeits(change.session, state, winnerId);
  const final = ended(change.session, state, winner, endReason(change.session, state));
  return { ...change, session: final.session, events: [...change.events, final.event] };
}

function followedBy(change: Change, next: (session: GameSession) => Change | Refusal): Change {
  const following = next(change.session);
  if (isRefusal(following)) return change;
  return { ...change, session: following.session, events: [...change.events, ...following.events] };
}

function stuckReason(session: Active, turnIsOver: boolean): { code: string; error: string } | undefined {
  if (session.refusals >= MAX_REFUSALS) {
    const error = `The engine refused ${session.refusals} actions in a row, at last with: ${session.lastRefusal ?? ''}`;
    return { code: 'too_many_refusals', error };
  }
  if (!turnIsOver && neverEnds(session)) {
    const error = `One turn took ${session.turn?.steps} steps, and the last ${DEFAULTS_BEYOND}, default actions, did not end it.`;
    return { code: 'no_progress', error };
  }
  return undefined;
}
