import { isRefusal } from '#libs/protocol';
import type { Change } from './change.js';
import { fail, resume, suspend } from './lifecycle.js';
import { type Refusal, STALE } from './refusal.js';
import { type GameSession, isWaitingForEngine } from './session.js';

/** Resumptions in a row after which no step was finished; then the game fails, after about an hour. */
export const MAX_VAIN_RESUMPTIONS = 20;

/** The delay between two health checks of an engine that is away; it doubles with each resumption that did not last. */
const FIRST_CHECK_DELAY_MS = 500;
const MAX_CHECK_DELAY_MS = 300_000;

/** The engine could not be used: the game waits for it, unless it has done so in vain too often. */
export function engineAway(session: GameSession, reason: string): Change | Refusal {
  const rounds = vainResumptionsOf(session);
  if (session.status !== 'running' || rounds < MAX_VAIN_RESUMPTIONS)
    return suspend(session, `The game engine does not answer: ${reason}`);
  const error = `The game engine reports that it is healthy, but after each of ${rounds} attempts to go on it failed again before a step was done: ${reason}`;
  return fail(session, 'engine_unusable', error);
}

/** The engine is back. An operator may have paused or stopped the game while it waited. */
export function engineBack(session: GameSession): Change | Refusal {
  if (!isWaitingForEngine(session)) return STALE;
  const change = resume(session, 'engine_available');
  if (isRefusal(change)) return change;
  return { ...change, session: { ...change.session, vainResumptions: vainResumptionsOf(session) + 1 } };
}

/** Milliseconds until a game that waits for its engine checks whether the engine is back. */
export function healthCheckDelay(session: GameSession): number {
  return Math.min(FIRST_CHECK_DELAY_MS * 2 ** vainResumptionsOf(session), MAX_CHECK_DELAY_MS);
}

function vainResumptionsOf({ vainResumptions = 0 }: GameSession): number {
  return vainResumptions;
}
