import type { GameAction } from '#libs/protocol';
import { isOutOfBudget } from './game-budget.js';
import { decidedBy, outcomeOf, type SeatDecision } from './seat-decision.js';
import { type GameSession, hasModel, seatOf } from './session.js';

/** Outcomes of a model that decided. */
const SUCCESSES: readonly string[] = ['answered', 'corrected'];

/**
 * Why a seat's model did not decide, in a word; undefined: it did, or was not to. A seat whose budget is used up plays
 * without a model, and a forced decision needs none. What an agent that failed itself did not answer is not its
 * model's failure.
 */
export function modelFailure(session: GameSession, seatId: string, decision: SeatDecision): string | undefined {
  const seat = seatOf(session, seatId);
  if (seat === undefined || !hasModel(seat) || decidedBy(decision) !== 'heuristic') return undefined;
  if (isOutOfBudget(session, seatId)) return undefined;
  const outcome = outcomeOf(decision) ?? 'not_asked';
  return SUCCESSES.includes(outcome) ? undefined : outcome;
}

/** Another action than the heuristic's, which is dropped with all that it said; what the model cost stays. */
export function insteadOf(decision: SeatDecision, action: GameAction, outcome: string, why: string): SeatDecision {
  const { agentSource: _, ...rest } = decision;
  const failure = { kind: 'error', code: 'model_failed', error: `its model failed (${outcome}): ${why}` } as const;
  const failures = [...decision.failures, failure];
  return { ...rest, action, reasoning: null, chat: null, source: 'default', failures, outcome };
}
