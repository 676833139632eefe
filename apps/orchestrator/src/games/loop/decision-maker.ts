import { Injectable } from '@nestjs/common';
import type { AgentUsage, GameAction, TranscriptAttempt, ValidAction } from '#libs/protocol';
import { type AgentAnswer, type AgentAsk, type AgentDecision, AIAgentClient, type Span } from '../ports/index.js';
import { NamedTimers } from '../../timers/index.js';
import { Clock, plainLine } from '#libs/service';
import { defaultAction, illegalChoice, legalAction, resignation } from '../domain/choice.js';
import { type Attempt, isSkipped } from '../domain/probation.js';
import { together } from '../domain/seat-totals.js';
import { isHeld } from '../domain/seats.js';
import { conductOf, type GameSession, hasForfeited, type Question, refusalOf, seatOf } from '../domain/session.js';
import type { SeatDecision, DecisionFailure } from '../domain/seat-decision.js';
import { isFirstBeyond, isTooLong } from '../domain/turn-length.js';
import { hidesNow } from '../domain/visibility.js';
import { EventBus } from '../stream/event-bus.js';
import { type DecisionCase, DecideRequests } from './decide-requests.js';
import type { GameRun } from './game-run.js';
import { HeldSeats, type HolderAnswer } from './held-seats.js';
import { plainAction, withPlainMessage } from './plain-action.js';
import { ThinkingThrottle } from './thinking-throttle.js';

type AttemptResult =
  | { readonly kind: 'decided'; readonly action: GameAction; readonly response: AgentDecision }
  | {
      readonly kind: 'illegal';
      readonly error: string;
      readonly usage: AgentUsage | null;
      readonly transcript?: readonly TranscriptAttempt[];
    }
  | { readonly kind: 'failed'; readonly failure: DecisionFailure; readonly usage: AgentUsage | null }
  | { readonly kind: 'aborted' };

/** What a first answer that was not valid leaves behind for the decision. */
interface Mistake {
  readonly failures: readonly DecisionFailure[];
  readonly usage: AgentUsage | null;
  readonly transcript?: readonly TranscriptAttempt[];
}

/** What a decision is called off by, and what it is a part of, where that is traced. */
type Asking = Pick<AgentAsk, 'signal' | 'span'>;

type Run = Pick<GameRun, 'cut' | 'isLeaving' | 'woken'>;

type DraftDecision = Omit<SeatDecision, 'durationMs'>;

/** Attempts of one decision that a transcript keeps. */
const MAX_ATTEMPTS = 8;

/** Characters of a refusal that an agent and all spectators are sent. */
const MAX_ERROR = 1_000;

const NO_MISTAKE: Mistake = { failures: [], usage: null };

/** Asks a seat's agent under the turn's one deadline; what it cannot or does not decide is decided by default. */
@Injectable()
export class DecisionMaker {
  constructor(
    private readonly agent: AIAgentClient,
    private readonly requests: DecideRequests,
    private readonly holders: HeldSeats,
    private readonly bus: EventBus,
    private readonly clock: Clock,
    private readonly timers: NamedTimers,
  ) {}

  /** Undefined when the run was cut, or left a seat that somebody holds, before there was a decision. */
  async decide(asked: DecisionCase, run: Run, span?: Span): Promise<SeatDecision | undefined> {
    const began = this.clock.now();
    const seat = seatOf(asked.session, asked.question.seatId);
    const outcome =
      seat !== undefined && isHeld(seat)
        ? await this.byHolder(asked, run)
        : await this.withOneCorrection(asked, { signal: run.cut, span });
    return outcome && { ...outcome, durationMs: this.clock.now() - began };
  }

  private async withOneCorrection(asked: DecisionCase, asking: Asking): Promise<DraftDecision | undefined> {
    const { session, question } = asked;
    const refusal = refusalOf(session, question.seatId);
    if (isTooLong(session)) return byDefault(asked, 'skipped', beyond(session));
    if (isDefaultsTurn(session)) return byDefault(asked, 'failed', failing(invalid(refusal ?? '')));
    if (hasForfeited(session, question.seatId)) return byResignation(asked);
    if (isSkipped(conductOf(session, question.seatId))) return byDefault(asked, 'skipped', NO_MISTAKE);
    const first = await this.ask(asked, 1, refusal, asking);
    if (first.kind === 'aborted') return undefined;
    if (first.kind === 'decided') return byAgent(first, session.refusals > 0 ? 'corrected' : 'agent', NO_MISTAKE);
    if (first.kind === 'failed') return byDefault(asked, 'failed', failing(first.failure, first.usage));
    const { transcript } = first;
    const mistake = { ...failing(invalid(first.error), first.usage), ...(transcript && { transcript }) };
    const second = await this.ask(asked, 2, first.error, asking);
    if (second.kind === 'aborted') return undefined;
    if (second.kind === 'decided') return byAgent(second, 'corrected', mistake);
    const failure = second.kind === 'failed' ? second.failure : invalid(second.error);
    const usage = together(mistake.usage, second.usage);
    const both = written(transcript, second.kind === 'illegal' ? second.transcript : undefined);
    return byDefault(asked, 'failed', { failures: [...mistake.failures, failure], usage, ...both });
  }

  private async byHolder(asked: DecisionCase, run: Run): Promise<DraftDecision | undefined> {
    const { session, question } = asked;
    if (isTooLong(session)) return byDefault(asked, 'skipped', beyond(session));
    if (isDefaultsTurn(session))
      return byDefault(asked, 'failed', failing(invalid(refusalOf(session, question.seatId) ?? '')));
    if (hasForfeited(session, question.seatId)) return byResignation(asked);
    const answer = await this.holders.answer(asked, run);
    if (answer === undefined) return undefined;
    const mistake = mistakeOf(answer.mistakes);
    if (answer.kind === 'away') return byDefault(asked, 'skipped', mistake);
    if (answer.kind === 'illegal') return byDefault(asked, 'failed', mistake);
    if (answer.kind === 'timeout') {
      const failures: readonly DecisionFailure[] = [...mistake.failures, { kind: 'timeout' }];
      return byDefault(asked, 'failed', { ...mistake, failures });
    }
    const decided = judged({ kind: 'answered', response: answer.response }, question);
    if (decided.kind !== 'decided') return byDefault(asked, 'failed', mistake);
    const isFirst = answer.mistakes.length === 0 && session.refusals === 0;
    return byAgent(decided, isFirst ? 'agent' : 'corrected', mistake);
  }

  private async ask(
    decisionCase: DecisionCase,
    attempt: number,
    lastError: string | null,
    asking: Asking,
  ): Promise<AttemptResult> {
    const { session, question } = decisionCase;
    const ask = await this.requests.askOf(decisionCase, attempt, lastError);
    if (ask === undefined) return { kind: 'failed', failure: { kind: 'timeout' }, usage: null };
    const emit = (text: string): void => {
      if (!hidesNow(session)) this.bus.think({ session, seatId: question.seatId, text });
    };
    const thinking = new ThinkingThrottle(this.timers, `thinking ${ask.id}`, emit);
    try {
      const onThinking = (text: string): void => thinking.add(text);
      return judged(await this.agent.decide({ ...ask, ...asking, onThinking }), question);
    } finally {
      thinking.end();
    }
  }
}

/** Two refusals by the engine in a row: the agent had its correction, so the default is tried before it is asked again. */
function isDefaultsTurn({ refusals }: GameSession): boolean {
  return refusals % 3 === 2;
}

/** Reported once a turn: its later steps are default actions for the same reason. */
function beyond(session: GameSession): Mistake {
  const error = `This turn took ${session.turn?.steps} steps: from now on default actions are taken until it ends.`;
  return isFirstBeyond(session) ? failing({ kind: 'error', code: 'turn_too_long', error }) : NO_MISTAKE;
}

/** Where the valid actions are not known, the engine is the judge. */
function judged(answer: AgentAnswer, { validActions }: Question): AttemptResult {
  switch (answer.kind) {
    case 'aborted':
      return answer;
    case 'timeout':
      return { kind: 'failed', failure: { kind: 'timeout' }, usage: null };
    case 'failed': {
      const { code, error, usage = null } = answer;
      return { kind: 'failed', failure: { kind: 'error', code, error }, usage };
    }
    case 'answered':
      return validActions === null
        ? { kind: 'decided', action: plainAction(answer.response.action), response: answer.response }
        : chosenFrom(validActions, answer.response);
  }
}

function chosenFrom(offered: readonly ValidAction[], response: AgentDecision): AttemptResult {
  const action = legalAction(response.action, offered);
  if (action !== undefined) return { kind: 'decided', action: withPlainMessage(action), response };
  const error = plainLine(illegalChoice(response.action, offered), MAX_ERROR) ?? '';
  return { kind: 'illegal', error, usage: response.usage ?? null, ...written(response.transcript) };
}

function invalid(error: string): DecisionFailure {
  return { kind: 'error', code: 'invalid_action', error };
}

/** What a holder answered before that was no legal action. */
function mistakeOf(mistakes: HolderAnswer['mistakes']): Mistake {
  return {
    failures: mistakes.map(({ error }) => invalid(plainLine(error, MAX_ERROR) ?? '')),
    usage: mistakes.reduce<AgentUsage | null>((sum, { usage }) => together(sum, usage), null),
  };
}

function failing(failure: DecisionFailure, usage: AgentUsage | null = null): Mistake {
  return { failures: [failure], usage };
}

function byAgent(
  { action, response }: Extract<AttemptResult, { kind: 'decided' }>,
  source: 'agent' | 'corrected',
  { failures, usage: wasted, transcript }: Mistake,
): DraftDecision {
  const { reasoning = null, chat = null, usage = null, source: agentSource, model_info: modelInfo = null } = response;
  return {
    action,
    reasoning,
    chat,
    source,
    failures,
    attempt: 'answered',
    usage: together(wasted, usage),
    ...(agentSource !== undefined && { agentSource }),
    ...(modelInfo !== null && { modelInfo }),
    ...written(transcript, response.transcript),
  };
}

/** How both answers came about, as they report it. */
function written(
  ...answers: readonly (readonly TranscriptAttempt[] | null | undefined)[]
): Pick<Mistake, 'transcript'> {
  const transcript = answers.flatMap((attempts) => attempts ?? []).slice(-MAX_ATTEMPTS);
  return transcript.length === 0 ? {} : { transcript };
}

/** A seat that gave up is not asked any more. */
function byResignation({ question }: DecisionCase): DraftDecision {
  const action = resignation(question.validActions, question.phase);
  return { action, reasoning: null, chat: null, source: 'default', attempt: 'skipped', ...NO_MISTAKE };
}

function byDefault({ question }: DecisionCase, attempt: Attempt, mistakes: Mistake): DraftDecision {
  const action = defaultAction(question.validActions, question.phase);
  return { action, reasoning: null, chat: null, source: 'default', attempt, ...mistakes };
}
