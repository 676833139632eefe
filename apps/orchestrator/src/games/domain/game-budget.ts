import type { Budget } from '#libs/protocol';
import { ofSeat, type PerSeat } from './per-seat.js';
import { NOTHING, type SeatTotals } from './seat-totals.js';

/** What all seats of a game together, or one seat, may use; null: no limit of that kind. */
export interface GameBudget {
  readonly maxTokens: number | null;
  readonly maxCostUsd: number | null;
}

interface BudgetedSeat {
  readonly id: string;
  readonly budget?: GameBudget;
  /** Who took it: what they had reported when they were replaced. */
  readonly holder?: { readonly reported?: SeatTotals; readonly isReplaced?: boolean };
}

type Used = Pick<SeatTotals, 'inputTokens' | 'outputTokens' | 'costUsd'>;

/** A game's own budget under its stored name, those of its seats, and what these have used. */
export interface Budgeted {
  readonly allowance?: GameBudget;
  readonly seats: readonly BudgetedSeat[];
  readonly totals?: PerSeat<SeatTotals>;
}

export function gameBudgetOf({ max_tokens: tokens, max_cost_usd: cost }: Budget): GameBudget {
  return { maxTokens: tokens ?? null, maxCostUsd: cost ?? null };
}

export function budgetOf({ maxTokens, maxCostUsd }: GameBudget): Budget {
  return {
    ...(maxTokens !== null && { max_tokens: maxTokens }),
    ...(maxCostUsd !== null && { max_cost_usd: maxCostUsd }),
  };
}

/** Nothing is left of what all seats together may use. */
export function isGameOutOfBudget(game: Budgeted): boolean {
  return isUsedUp(
    game.allowance,
    game.seats.map((seat) => usedBy(game, seat)),
  );
}

/** Nothing is left of the seat's own budget. */
export function isSeatOutOfBudget(game: Budgeted, seatId: string): boolean {
  const seat = game.seats.find(({ id }) => id === seatId);
  return seat !== undefined && isUsedUp(seat.budget, [usedBy(game, seat)]);
}

/** What a seat's agent used. The holder of a seat pays for theirs, and may report what they like: that does not count. */
function usedBy({ totals }: Budgeted, { id, holder }: BudgetedSeat): Used {
  const used = ofSeat(totals, id, NOTHING);
  if (holder === undefined) return used;
  if (holder.isReplaced !== true) return NOTHING;
  const { inputTokens, outputTokens, costUsd } = holder.reported ?? NOTHING;
  return {
    inputTokens: used.inputTokens - inputTokens,
    outputTokens: used.outputTokens - outputTokens,
    costUsd: (used.costUsd ?? 0) - (costUsd ?? 0),
  };
}

/** Whether the seat is to play without a model from now on. */
export function isOutOfBudget(game: Budgeted, seatId: string): boolean {
  return isGameOutOfBudget(game) || isSeatOutOfBudget(game, seatId);
}

/** Tokens are input and output tokens; cached ones are input tokens too. */
function isUsedUp(budget: GameBudget | undefined, used: readonly Used[]): boolean {
  if (budget === undefined) return false;
  const { maxTokens, maxCostUsd } = budget;
  const tokens = used.reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0);
  const cost = used.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
  return (maxTokens !== null && tokens >= maxTokens) || (maxCostUsd !== null && cost >= maxCostUsd);
}
