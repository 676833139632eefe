import { isRefusal, SPEED_SECONDS } from '#libs/protocol';
import type { Change } from './change.js';
import { isRunnable } from './session.js';
import { ask, type Situation } from './step.js';

/**
 * A finished step with the question of the next one in the same commit, where no rest lies between them: at full speed a
 * step has a commit less. What the next step cannot be asked right away is left to a commit of its own.
 */
export function withNextQuestion(done: Change, situation: Situation, deadline: string): Change {
  const { session, events } = done;
  if (!isRunnable(session) || SPEED_SECONDS[session.speed] > 0) return done;
  const asked = ask({ ...session, seq: session.seq + events.length }, session.step, situation, deadline);
  // The last turn is over: the end has a snapshot of its own.
  if (isRefusal(asked) || asked.snapshot !== undefined) return done;
  return { ...done, session: asked.session, events: [...events, ...asked.events] };
}
