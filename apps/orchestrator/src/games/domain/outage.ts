import type { Change } from './change.js';
import { fail, resume, suspend } from './lifecycle.js';
import { isRefusal, type Refusal, STALE } from './refusal.js';
import { type GameSession, isWaitingForEngine } from './session.js';

/** A game that so often in a row went on after its engine was back, and did not finish a step, fails: after about an hour. */
export const MAX_VAIN_RESUMPTIONS = 20;

/** Between two looks at an engine that is away, in milliseconds; it doubles each time that its return was in vain. */
const FIRST_LOOK_MS = 500;
const LAST_LOOK_MS = 300_000;

/** The engine could not be used: the game waits for it, unless it has done so in vain too often. */
export function engineAway(session: GameSession, reason: string): Change | Refusal {
  const rounds = vainResumptionsOf(session);
  if (session.status !== 'running' || rounds < MAX_VAIN_RESUMPTIONS)
    return suspend(session, `The game engine does not answer: ${reason}`);
  const error = `The game engine says that it is healthy, but after each of ${rounds} attempts to go on it failed again before a step was done: ${reason}`;
  return fail(session, 'engine_unusable', error);
}

/** The engine is back. Somebody may have paused or stopped the game while it waited. */
export function engineBack(session: GameSession): Change | Refusal {
  if (!isWaitingForEngine(session)) return STALE;
  const change = resume(session, 'engine_available');
  if (isRefusal(change)) return change;
  return { ...change, session: { ...change.session, vainResumptions: vainResumptionsOf(session) + 1 } };
}

/** Milliseconds until a game that waits for its engine is to look whether that is back. */
export function lookAfter(session: GameSession): number {
  return Math.min(FIRST_LOOK_MS * 2 ** vainResumptionsOf(session), LAST_LOOK_MS);
}

function vainResumptionsOf({ vainResumptions = 0 }: GameSession): number {
  return vainResumptions;
}
