import type { GameSession } from './session.js';

/** Of games that were written down before it could be set. */
const DEFAULT_MAX_STEPS = 1_000;

/** Default actions that may end a turn that is too long, before its game fails. */
export const DEFAULTS_BEYOND = 50;

/** Whether the turn in progress has had all the steps that agents may decide; the rest are default actions. */
export function isTooLong(session: GameSession): boolean {
  return stepsBeyond(session) >= 0;
}

/** Whether this is the first step that is not asked for. */
export function isFirstBeyond(session: GameSession): boolean {
  return stepsBeyond(session) === 0;
}

/** Whether default actions did not end it either. */
export function neverEnds(session: GameSession): boolean {
  return stepsBeyond(session) >= DEFAULTS_BEYOND;
}

/** Negative as long as agents decide. */
function stepsBeyond({ turn, maxStepsPerTurn = DEFAULT_MAX_STEPS }: GameSession): number {
  return (turn?.steps ?? 0) - maxStepsPerTurn;
}
