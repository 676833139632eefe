import type { AgentUsage } from '#libs/protocol';
import type { Change } from './change.js';
import { illegalChoice, legalAction } from './choice.js';
import { refuse, type Refusal } from './refusal.js';
import { type Active, type GameSession, isRunnable, seatOf, type SeatAnswer, type StepPhase } from './session.js';
import { comeBack, withHolder } from './seats.js';

type Asked = Active & { readonly stage: Extract<StepPhase, { name: 'asked' }> };

/** What an answer comes to: the game with it; `illegal` says why it is none of the actions on offer. */
export interface Answered {
  readonly change: Change;
  readonly illegal?: string;
}

/** The game while it waits for this seat; undefined: it does not. */
export function askedOf(session: GameSession, seatId: string): Asked | undefined {
  if (!isRunnable(session) || session.stage.name !== 'asked' || session.stage.question.seatId !== seatId)
    return undefined;
  return { ...session, stage: session.stage };
}

/**
 * The same when a question is asked again after a crash; another one for its correction, and after a pause because a model failed.
 */
export function requestIdOf({ id, step, modelPauses = 0 }: GameSession, attempt: number): string {
  return `${id}_${step}_${attempt}${modelPauses === 0 ? '' : `_${modelPauses}`}`;
}

/** Which attempt of its decision a held seat is asked for: the second one corrects the first. */
export function attemptOf({ stage }: Asked): number {
  return (stage.mistakes?.length ?? 0) + 1;
}

/**
 * The holder of a seat has answered. What is legal is kept until the loop takes it; of what is not, the first is to be
 * corrected, and the second is the last.
 */
export function answer(
  session: GameSession,
  seatId: string,
  requestId: string,
  response: SeatAnswer,
): Answered | Refusal {
  const seat = seatOf(session, seatId);
  if (seat?.holder === undefined) return refuse('seat_not_found', 'Nobody has taken this seat.');
  if (seat.holder.answered === requestId) return { change: { session, events: [] } };
  const asked = askedOf(session, seatId);
  if (asked === undefined || asked.stage.answer !== undefined || attemptOf(asked) > 2)
    return refuse('not_your_turn', `The game does not wait for ${seat.name} now.`);
  const current = requestIdOf(session, attemptOf(asked));
  if (requestId !== current)
    return refuse('not_your_turn', `request_id must be that of the question that is asked now, ${current}.`);
  const back = comeBack(asked, seatId);
  const present = askedOf(back.session, seatId) ?? asked;
  return judged(present, seatId, requestId, response, back);
}

function judged(asked: Asked, seatId: string, requestId: string, response: SeatAnswer, back: Change): Answered {
  const { validActions } = asked.stage.question;
  const action = validActions === null ? response.action : legalAction(response.action, validActions);
  if (action !== undefined) {
    const answered = withAnswered(asked, seatId, requestId);
    return { change: { ...back, session: { ...answered, stage: { ...asked.stage, answer: response } } } };
  }
  const illegal = illegalChoice(response.action, validActions ?? []);
  const mistakes = [...(asked.stage.mistakes ?? []), { error: illegal, usage: usageOf(response) }];
  return { change: { ...back, session: { ...asked, stage: { ...asked.stage, mistakes } } }, illegal };
}

function withAnswered(asked: Asked, seatId: string, requestId: string): Asked {
  const holder = seatOf(asked, seatId)?.holder;
  return holder === undefined ? asked : withHolder(asked, seatId, { ...holder, answered: requestId });
}

function usageOf({ usage }: SeatAnswer): AgentUsage | null {
  return usage ?? null;
}
