import type { JsonObject, ReasoningEffort } from '#libs/protocol';
import type { AskOptions } from './chat-model.js';
import type { Feature } from './features.js';
import { ROOM_FOR_ANSWER } from './wire.js';

/** The least that the service accepts. */
const MIN_BUDGET = 1024;
const MAX_TEMPERATURE = 1;
/** Tokens for models that know budgets and no efforts. */
const BUDGETS: Readonly<Record<ReasoningEffort, number>> = { minimal: 1024, low: 2048, medium: 8192, high: 16_384 };

/**
 * Newer models think adaptively, by an effort; older ones within a budget. Each refuses the other way, so what is refused
 * is replaced by the other. While a model thinks, the service accepts no temperature; its answers have no seed.
 */
export function fittedForAnthropic(options: AskOptions, uses: ReadonlySet<Feature>): AskOptions {
  const { maxOutputTokens, temperature } = options;
  const thinking = thinkingOf(options, uses);
  const { thinkingBudget, reasoningEffort } = thinking;
  const isThinking = reasoningEffort !== undefined || (thinkingBudget ?? 0) > 0;
  const takesTemperature = uses.has('temperature') && !isThinking && (temperature ?? 0) <= MAX_TEMPERATURE;
  return {
    // The budget is part of the longest answer.
    maxOutputTokens: Math.max(maxOutputTokens, thinkingBudget ? thinkingBudget + ROOM_FOR_ANSWER : 0),
    ...(takesTemperature && { temperature }),
    ...thinking,
  };
}

function thinkingOf(
  { reasoningEffort, thinkingBudget }: AskOptions,
  uses: ReadonlySet<Feature>,
): Pick<AskOptions, 'reasoningEffort' | 'thinkingBudget'> {
  const knowsEffort = uses.has('reasoning_effort') && uses.has('thinking');
  const knowsBudget = uses.has('thinking_budget');
  if (thinkingBudget === 0) return knowsBudget ? { thinkingBudget } : {};
  const effort = reasoningEffort ?? (thinkingBudget === undefined ? undefined : effortNear(thinkingBudget));
  const budget = thinkingBudget ?? (reasoningEffort === undefined ? undefined : BUDGETS[reasoningEffort]);
  if (effort === undefined || budget === undefined) return {};
  const byBudget = { thinkingBudget: Math.max(budget, MIN_BUDGET) };
  // The service has no `minimal`.
  const byEffort = { reasoningEffort: effort === 'minimal' ? 'low' : effort } as const;
  if (thinkingBudget !== undefined && knowsBudget) return byBudget;
  if (knowsEffort) return byEffort;
  return knowsBudget ? byBudget : {};
}

function effortNear(budget: number): ReasoningEffort {
  if (budget <= BUDGETS.low) return 'low';
  return budget <= BUDGETS.medium ? 'medium' : 'high';
}

/** The fields for options that fit. */
export function thinkingFields({ reasoningEffort, thinkingBudget }: Partial<AskOptions>): {
  readonly thinking?: JsonObject;
  readonly effort?: string;
} {
  if (thinkingBudget === 0) return { thinking: { type: 'disabled' } };
  if (thinkingBudget !== undefined) return { thinking: { type: 'enabled', budget_tokens: thinkingBudget } };
  if (reasoningEffort === undefined) return {};
  // Thoughts come as a summary; some models leave them out unless they are asked for it.
  return { thinking: { type: 'adaptive', display: 'summarized' }, effort: reasoningEffort };
}
