import type { AgentUsage, DecidedBy, DecisionSource, GameAction, ModelInfo, TranscriptAttempt } from '#libs/protocol';
import type { Attempt } from './probation.js';
import { deciderOf } from './seat-totals.js';

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
  /** Which model decided, where its agent reports it. */
  readonly modelInfo?: ModelInfo;
  /** Every attempt of its model, where transcripts are kept. */
  readonly transcript?: readonly TranscriptAttempt[];
  /** What came of asking, where that is not in `usage` and `failures`. */
  readonly outcome?: string;
}

export function decidedBy({ source, agentSource }: SeatDecision): DecidedBy {
  return source === 'default' ? 'default' : deciderOf(agentSource);
}

/** What came of asking the seat's agent, in a word. */
export function outcomeOf(decision: SeatDecision): string | undefined {
  const { source, failures, usage, outcome } = decision;
  if (outcome !== undefined) return outcome;
  const by = decidedBy(decision);
  if (by === 'default') return wordFor(failures.at(-1));
  return source === 'corrected' && by !== 'heuristic' ? 'corrected' : usage?.outcome;
}

/** It was asked twice, and both answers were no legal action. */
export function isIllegal({ source, failures }: SeatDecision): boolean {
  const illegal = failures.filter((failure) => failure.kind === 'error' && failure.code === 'invalid_action');
  return source === 'default' && illegal.length > 1;
}

function wordFor(failure: DecisionFailure | undefined): string | undefined {
  return failure?.kind === 'error' ? failure.code : failure?.kind;
}
