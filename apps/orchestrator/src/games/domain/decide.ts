import type { EventDraft, GameAction, ModelFailurePolicy } from '#libs/protocol';
import { booked } from './accounts.js';
import type { Change } from './change.js';
import { defaultAction, resignation } from './choice.js';
import { insteadOf, modelFailure } from './model-failure.js';
import { ofSeat, withSeat } from './per-seat.js';
import { ASKED_EVERY, conductAfter, isOnProbation } from './probation.js';
import { type Refusal, STALE } from './refusal.js';
import { decidedBy, type DecisionFailure, isIllegal, outcomeOf, type SeatDecision } from './seat-decision.js';
import { type SeatModel, withInfo } from './seat-model.js';
import type { Tally } from './seat-totals.js';
import {
  type Active,
  byPlayer,
  conductOf,
  type GameSession,
  receivesEvents,
  READY,
  type StepPhase,
} from './session.js';
import { leave } from './seats.js';
import { isAt } from './step.js';
import { withTalk } from './talk.js';
import { withTranscript } from './transcript.js';

type Asked = Active & { readonly stage: Extract<StepPhase, { name: 'asked' }> };

/** Second commit: the decision is written down before it is executed; where its model failed, what the game's creator wants. */
export function decide(session: GameSession, step: number, decision: SeatDecision): Change | Refusal {
  if (!isAt(session, step, 'asked')) return STALE;
  const { seatId } = session.stage.question;
  const outcome = modelFailure(session, seatId, decision);
  const consequence =
    outcome === undefined ? withoutModelFailure : ON_MODEL_FAILURE[session.onModelFailure ?? 'heuristic'];
  return withTranscript(consequence(session, decision, outcome ?? ''), session, seatId, decision);
}

const ON_MODEL_FAILURE: Readonly<
  Record<ModelFailurePolicy, (session: Asked, decision: SeatDecision, outcome: string) => Change>
> = {
  heuristic: decided,
  default: (session, decision, outcome) => {
    const { validActions, phase } = session.stage.question;
    return decided(
      session,
      insteadOf(decision, defaultAction(validActions, phase), outcome, 'the default action is taken'),
    );
  },
  pause: pausedFor,
  forfeit: (session, decision, outcome) => {
    const { validActions, phase, seatId } = session.stage.question;
    const forfeited = [...(session.forfeited ?? []), seatId];
    const action = resignation(validActions, phase);
    return decided({ ...session, forfeited }, insteadOf(decision, action, outcome, 'the seat gives up'));
  },
};

/** After an answer and its correction that were both no legal action, a seat may have to give up. */
function withoutModelFailure(session: Asked, decision: SeatDecision): Change {
  const { validActions, seatId } = session.stage.question;
  const resign = validActions?.find(({ type }) => type === 'resign');
  if (session.onIllegal !== 'forfeit' || resign === undefined || !isIllegal(decision))
    return decided(session, decision);
  const forfeited = [...(session.forfeited ?? []), seatId];
  return decided({ ...session, forfeited }, { ...decision, action: resignation(validActions, '') });
}

/** The seat is asked again when the game goes on. What the attempt cost is booked, without a decision. */
function pausedFor(session: Asked, decision: SeatDecision, outcome: string): Change {
  const { question, since } = session.stage;
  const { seatId } = question;
  const { totals, notices } = booked(session, seatId, { ...tallyOf(decision), decidedBy: null });
  const player = byPlayer(session, seatId);
  const reason = `model_failed: ${player.player_name}, ${outcome}`;
  const failed: EventDraft = {
    event: 'agent:error',
    payload: { ...player, error: `its model failed (${outcome}): the game pauses`, code: 'model_failed' },
  };
  return {
    session: {
      ...session,
      status: 'paused',
      by: 'operator',
      stepping: false,
      stage: READY,
      totals,
      modelPauses: (session.modelPauses ?? 0) + 1,
      ...(since !== undefined && { askedAt: withSeat(session.askedAt, seatId, since) }),
    },
    events: [failed, ...notices, { event: 'game:paused', payload: { reason } }],
  };
}

function decided(session: Asked, decision: SeatDecision): Change {
  const { seatId } = session.stage.question;
  const { action } = decision;
  const isAgents = decision.source !== 'default';
  const conduct = withSeat(session.conduct, seatId, conductAfter(conductOf(session, seatId), decision.attempt));
  const { totals, notices } = booked(session, seatId, tallyOf(decision));
  const next: GameSession = {
    ...session,
    ...remembered(session, seatId, decision),
    totals,
    conduct,
    stage: { name: 'decided', seatId, action, isAgents },
  };
  const isLate = decision.failures.some(({ kind }) => kind === 'timeout');
  const after = isLate ? leave(next, seatId, 'timeout', session.stage.deadline) : { session: next, events: [] };
  const failures = [...decision.failures.map((failure) => failureEvent(session, seatId, action, failure)), ...notices];
  const course = [...after.events, probationEvent(session, next, seatId)];
  const events = [...failures, ...course, ...decisionEvents(session, seatId, decision)];
  return { session: after.session, events: events.filter((event) => event !== undefined) };
}

/** What later decisions receive of this one, and what the results show. */
function remembered(
  session: GameSession,
  seatId: string,
  { chat, modelInfo }: SeatDecision,
): Pick<GameSession, 'talk' | 'models'> {
  const model = modelInfo && withInfo(ofSeat<SeatModel | undefined>(session.models, seatId, undefined), modelInfo);
  const isTalkKept = chat !== null && session.seats.some(receivesEvents);
  return {
    ...(isTalkKept && { talk: withTalk(session, seatId, chat) }),
    ...(model !== undefined && { models: withSeat(session.models, seatId, model) }),
  };
}

function tallyOf(decision: SeatDecision): Tally {
  const { failures, usage } = decision;
  const timeouts = failures.filter(({ kind }) => kind === 'timeout').length;
  return { decidedBy: decidedBy(decision), timeouts, usage, outcome: outcomeOf(decision) };
}

function failureEvent(session: GameSession, seatId: string, action: GameAction, failure: DecisionFailure): EventDraft {
  const player = byPlayer(session, seatId);
  return failure.kind === 'timeout'
    ? { event: 'turn:timeout', payload: { ...player, action, timeout: session.turnTimeout } }
    : { event: 'agent:error', payload: { ...player, error: failure.error, code: failure.code } };
}

/** Emitted once, when probation begins. */
function probationEvent(before: GameSession, after: GameSession, seatId: string): EventDraft | undefined {
  const conduct = conductOf(after, seatId);
  if (isOnProbation(conductOf(before, seatId)) || !isOnProbation(conduct)) return undefined;
  const error = `failed ${conduct.failures} decisions in a row: from now on it is asked for every ${ASKED_EVERY}th one only, until it succeeds`;
  return { event: 'agent:error', payload: { ...byPlayer(after, seatId), error, code: 'agent_probation' } };
}

function decisionEvents(session: GameSession, seatId: string, decision: SeatDecision): EventDraft[] {
  const player = byPlayer(session, seatId);
  const { action, reasoning, source, chat, durationMs, usage, agentSource } = decision;
  const announced: EventDraft = {
    event: 'agent:decision',
    payload: {
      ...player,
      action,
      reasoning,
      duration_ms: durationMs,
      source,
      ...(agentSource !== undefined && { agent_source: agentSource }),
      ...(usage !== null && { usage }),
    },
  };
  return chat === null ? [announced] : [announced, { event: 'agent:chat', payload: { ...player, message: chat } }];
}
