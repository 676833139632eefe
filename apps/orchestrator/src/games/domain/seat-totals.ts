import { type AgentUsage, DECIDERS, type DecidedBy } from '#libs/protocol';
import { type Outcomes, withOutcome } from './outcomes.js';

/** What a seat has decided and used so far. `costUsd` is null until its agent reports a cost. */
export interface SeatTotals {
  readonly decisions: number;
  readonly defaults: number;
  readonly timeouts: number;
  readonly attempts: number;
  readonly unreportedAttempts: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedTokens: number;
  readonly costUsd: number | null;
  readonly reasoningTokens: number;
  readonly decidedBy: Readonly<Record<DecidedBy, number>>;
  readonly outcomes: Outcomes;
}

/** One question as it is booked. */
export interface Tally {
  /** Null: no decision came of it. */
  readonly decidedBy: DecidedBy | null;
  readonly timeouts: number;
  readonly usage: AgentUsage | null;
  /** What came of asking the model. */
  readonly outcome?: string | undefined;
}

export const NOTHING: SeatTotals = {
  decisions: 0,
  defaults: 0,
  timeouts: 0,
  attempts: 0,
  unreportedAttempts: 0,
  inputTokens: 0,
  outputTokens: 0,
  cachedTokens: 0,
  costUsd: null,
  reasoningTokens: 0,
  decidedBy: { model: 0, heuristic: 0, forced: 0, agent: 0, default: 0 },
  outcomes: {},
};

/** Who decided, by an agent's own word. */
export function deciderOf(agentSource: string | undefined): DecidedBy {
  return DECIDERS.find((word) => word === agentSource && word !== 'default') ?? 'agent';
}

/** The model's part of the decisions that were not forced, 0 to 1; null where there was none. */
export function modelShareOf({ decisions, decidedBy }: SeatTotals): number | null {
  const free = decisions - decidedBy.forced;
  return free > 0 ? decidedBy.model / free : null;
}

export function withDecision(totals: SeatTotals, { decidedBy, timeouts, usage, outcome }: Tally): SeatTotals {
  const cost = usage?.cost_usd;
  return {
    decisions: totals.decisions + (decidedBy === null ? 0 : 1),
    defaults: totals.defaults + (decidedBy === 'default' ? 1 : 0),
    timeouts: totals.timeouts + timeouts,
    attempts: totals.attempts + (usage?.attempts ?? 0),
    unreportedAttempts: totals.unreportedAttempts + (usage?.unreported_attempts ?? 0),
    inputTokens: totals.inputTokens + (usage?.input_tokens ?? 0),
    outputTokens: totals.outputTokens + (usage?.output_tokens ?? 0),
    cachedTokens: totals.cachedTokens + (usage?.cached_tokens ?? 0),
    costUsd: cost === undefined ? totals.costUsd : exact((totals.costUsd ?? 0) + cost),
    reasoningTokens: totals.reasoningTokens + (usage?.reasoning_tokens ?? 0),
    decidedBy:
      decidedBy === null ? totals.decidedBy : { ...totals.decidedBy, [decidedBy]: totals.decidedBy[decidedBy] + 1 },
    outcomes: outcome === undefined ? totals.outcomes : withOutcome(totals.outcomes, outcome),
  };
}

const ADDED = [
  'attempts',
  'unreported_attempts',
  'latency_ms',
  'input_tokens',
  'output_tokens',
  'reasoning_tokens',
  'cached_tokens',
  'cost_usd',
] as const satisfies readonly (keyof AgentUsage)[];

/** What two answers to one question cost together: counts add up, texts are the last ones. Null if neither answer reports usage. */
export function together(first: AgentUsage | null, second: AgentUsage | null): AgentUsage | null {
  if (first === null || second === null) return first ?? second;
  const reported = ADDED.filter((name) => first[name] !== undefined || second[name] !== undefined);
  const sums = reported.map((name) => [name, exact((first[name] ?? 0) + (second[name] ?? 0))] as const);
  const { time_to_first_token_ms: firstToken = second.time_to_first_token_ms } = first;
  return {
    ...first,
    ...second,
    ...Object.fromEntries(sums),
    ...(firstToken !== undefined && { time_to_first_token_ms: firstToken }),
  };
}

/** Without the dust of binary fractions: 0.1 and 0.2 are 0.3 dollars. */
function exact(sum: number): number {
  return Number(sum.toFixed(9));
}
