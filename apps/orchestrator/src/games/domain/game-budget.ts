import type { Budget } from '#libs/protocol';
import type { PerSeat } from './per-seat.js';
import type { SeatTotals } from './seat-totals.js';

/** What all seats of a game together may use; null: no limit of that kind. */
export interface GameBudget {
  readonly maxTokens: number | null;
  readonly maxCostUsd: number | null;
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

/** Whether nothing is left of it. Tokens are input and output tokens; cached ones are input tokens too. */
export function isUsedUp(budget: GameBudget | undefined, totals: PerSeat<SeatTotals> = {}): boolean {
  if (budget === undefined) return false;
  const { maxTokens, maxCostUsd } = budget;
  const seats = Object.values(totals);
  const tokens = seats.reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0);
  const cost = seats.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
  return (maxTokens !== null && tokens >= maxTokens) || (maxCostUsd !== null && cost >= maxCostUsd);
}
