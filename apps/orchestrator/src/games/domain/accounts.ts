import type { EventDraft, SeatUsage } from '#libs/protocol';
import { isGameOutOfBudget, isSeatOutOfBudget } from './game-budget.js';
import { ofSeat, type PerSeat, withSeat } from './per-seat.js';
import type { SeatModel } from './seat-model.js';
import { modelShareOf, NOTHING, type SeatTotals, type Tally, withDecision } from './seat-totals.js';
import { byPlayer, type GameSession, hasForfeited, hasModel } from './session.js';

/** The accounts with one more decision, and the events that announce which budgets it used up. */
export function booked(
  session: GameSession,
  seatId: string,
  tally: Tally,
): { readonly totals: PerSeat<SeatTotals>; readonly notices: readonly EventDraft[] } {
  const totals = withSeat(session.totals, seatId, withDecision(totalsOf(session, seatId), tally));
  return { totals, notices: usedUpBudgets(session, { ...session, totals }, seatId) };
}

/** Each is emitted once: afterwards it follows from the totals. */
function usedUpBudgets(before: GameSession, after: GameSession, seatId: string): EventDraft[] {
  const isSeats = isSeatOutOfBudget(after, seatId) && !isSeatOutOfBudget(before, seatId);
  const isGames = isGameOutOfBudget(after) && !isGameOutOfBudget(before);
  const errors = [...(isSeats ? [SEAT_BUDGET_EXHAUSTED] : []), ...(isGames ? [GAME_BUDGET_EXHAUSTED] : [])];
  return errors.map((error) => ({ event: 'agent:error', payload: { ...byPlayer(after, seatId), ...error } }));
}

const SEAT_BUDGET_EXHAUSTED = {
  error: 'used up its budget: it is asked to play without a model from now on',
  code: 'seat_budget_exhausted',
};

const GAME_BUDGET_EXHAUSTED = {
  error: "used what was left of the game's budget: all seats are asked to play without a model from now on",
  code: 'budget_exhausted',
};

/** Every seat's account, also of those that have not decided yet. */
export function accounts(session: GameSession): readonly SeatUsage[] {
  return session.seats.map((seat) => {
    const { id } = seat;
    const totals = totalsOf(session, id);
    const model = ofSeat<SeatModel | undefined>(session.models, id, undefined);
    return {
      ...byPlayer(session, id),
      decisions: totals.decisions,
      defaults: totals.defaults,
      timeouts: totals.timeouts,
      attempts: totals.attempts,
      unreported_attempts: totals.unreportedAttempts,
      input_tokens: totals.inputTokens,
      output_tokens: totals.outputTokens,
      cached_tokens: totals.cachedTokens,
      cost_usd: totals.costUsd,
      reasoning_tokens: totals.reasoningTokens,
      decided_by: totals.decidedBy,
      model_share: hasModel(seat) || totals.decidedBy.model > 0 ? modelShareOf(totals) : null,
      outcomes: totals.outcomes,
      ...(model !== undefined && { model_info: model.info }),
      ...(model !== undefined && model.changed.length > 0 && { model_info_changed: model.changed }),
      ...(hasForfeited(session, id) && { forfeited: true }),
    };
  });
}

/** Games that were stored by an older version lack what it did not count. */
function totalsOf({ totals }: GameSession, seatId: string): SeatTotals {
  return { ...NOTHING, ...ofSeat(totals, seatId, NOTHING) };
}
