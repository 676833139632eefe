import { Injectable } from '@nestjs/common';
import type { AgentUsage, GameAction, GameState, ValidAction } from '#libs/protocol';
import { type AgentAnswer, type AgentDecision, AIAgentClient } from '../ports/index.js';
import { plainLine } from '../../plain-text.js';
import { NamedTimers } from '../../timers/index.js';
import { Clock } from '#libs/service';
import { isUsedUp } from '../domain/game-budget.js';
import { defaultAction, illegalChoice, legalAction } from '../domain/choice.js';
import { type Attempt, isSkipped } from '../domain/probation.js';
import { together } from '../domain/seat-totals.js';
import { conductOf, type GameSession, type Question, seatOf } from '../domain/session.js';
import type { SeatDecision, DecisionFailure } from '../domain/step.js';
import { isFirstBeyond, isTooLong } from '../domain/turn-length.js';
import { EventBus } from '../stream/event-bus.js';
import { plainAction, withPlainMessage } from './plain-action.js';
import { ThinkingThrottle } from './thinking-throttle.js';

/** One decision to be made: what is asked of whom, about which table, and until when (milliseconds since 1970). */
export interface DecisionCase {
  readonly session: GameSession;
  readonly question: Question;
  readonly state: GameState;
  readonly deadline: number;
}

type AttemptResult =
  | { readonly kind: 'decided'; readonly action: GameAction; readonly response: AgentDecision }
  | { readonly kind: 'illegal'; readonly error: string; readonly usage: AgentUsage | null }
  | { readonly kind: 'failed'; readonly failure: DecisionFailure; readonly usage: AgentUsage | null }
  | { readonly kind: 'aborted' };

/** What a first answer that was not valid leaves behind for the decision. */
interface Mistake {
  readonly failures: readonly DecisionFailure[];
  readonly usage: AgentUsage | null;
}

type DraftDecision = Omit<SeatDecision, 'durationMs'>;

/** Characters of a refusal that an agent and all spectators are sent. */
const MAX_ERROR = 1_000;

const NO_MISTAKE: Mistake = { failures: [], usage: null };

/** Asks a seat's agent under the turn's one deadline; what it cannot or does not decide is decided by default. */
@Injectable()
export class DecisionMaker {
  constructor(
    private readonly agent: AIAgentClient,
    private readonly bus: EventBus,
    private readonly clock: Clock,
    private readonly timers: NamedTimers,
  ) {}

  /** Undefined when `signal` fired before there was a decision. */
  async decide(asked: DecisionCase, signal: AbortSignal): Promise<SeatDecision | undefined> {
    const began = this.clock.now();
    const outcome = await this.withOneCorrection(asked, signal);
    return outcome && { ...outcome, durationMs: this.clock.now() - began };
  }

  private async withOneCorrection(asked: DecisionCase, signal: AbortSignal): Promise<DraftDecision | undefined> {
    const { session, question } = asked;
    if (isTooLong(session)) return byDefault(asked, 'skipped', beyond(session));
    if (isDefaultsTurn(session)) return byDefault(asked, 'failed', failing(invalid(session.lastRefusal ?? '')));
    if (isSkipped(conductOf(session, question.seatId))) return byDefault(asked, 'skipped', NO_MISTAKE);
    const first = await this.ask(asked, 1, session.lastRefusal, signal);
    if (first.kind === 'aborted') return undefined;
    if (first.kind === 'decided') return byAgent(first, session.refusals > 0 ? 'corrected' : 'agent', NO_MISTAKE);
    if (first.kind === 'failed') return byDefault(asked, 'failed', failing(first.failure, first.usage));
    const mistake = failing(invalid(first.error), first.usage);
    const second = await this.ask(asked, 2, first.error, signal);
    if (second.kind === 'aborted') return undefined;
    if (second.kind === 'decided') return byAgent(second, 'corrected', mistake);
    const failure = second.kind === 'failed' ? second.failure : invalid(second.error);
    const usage = together(mistake.usage, second.usage);
    return byDefault(asked, 'failed', { failures: [...mistake.failures, failure], usage });
  }

  private async ask(
    { session, question, state, deadline }: DecisionCase,
    attempt: number,
    lastError: string | null,
    signal: AbortSignal,
  ): Promise<AttemptResult> {
    const timeoutMs = deadline - this.clock.now();
    if (timeoutMs <= 0) return { kind: 'failed', failure: { kind: 'timeout' }, usage: null };
    const seat = seatOf(session, question.seatId);
    const id = `${session.id}_${session.step}_${attempt}`;
    const emit = (text: string): void => this.bus.think({ session, seatId: question.seatId, text });
    const thinking = new ThinkingThrottle(this.timers, `thinking ${id}`, emit);
    const asked = {
      id,
      gameId: session.id,
      ...(seat?.url != null && { url: seat.url }),
      request: {
        player_id: question.seatId,
        game_state: state,
        valid_actions: question.validActions ?? [],
        turn_phase: question.phase,
        deadline_ms: timeoutMs,
        ...(seat && { seat: { name: seat.name, personality: seat.personality, model: seat.model } }),
        ...(question.decision !== undefined && { decision: question.decision }),
        ...(lastError !== null && { last_error: lastError }),
        ...(isUsedUp(session.allowance, session.totals) && { heuristic_only: true }),
      },
      timeoutMs,
      signal,
      onThinking: (text: string) => thinking.add(text),
    };
    try {
      return judged(await this.agent.decide(asked), question);
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
  return { kind: 'illegal', error, usage: response.usage ?? null };
}

function invalid(error: string): DecisionFailure {
  return { kind: 'error', code: 'invalid_action', error };
}

function failing(failure: DecisionFailure, usage: AgentUsage | null = null): Mistake {
  return { failures: [failure], usage };
}

function byAgent(
  { action, response }: Extract<AttemptResult, { kind: 'decided' }>,
  source: 'agent' | 'corrected',
  { failures, usage: wasted }: Mistake,
): DraftDecision {
  const { reasoning = null, chat = null, usage = null, source: agentSource } = response;
  const named = agentSource === undefined ? {} : { agentSource };
  return { action, reasoning, chat, source, failures, attempt: 'answered', usage: together(wasted, usage), ...named };
}

function byDefault({ question }: DecisionCase, attempt: Attempt, mistakes: Mistake): DraftDecision {
  const action = defaultAction(question.validActions, question.phase);
  return { action, reasoning: null, chat: null, source: 'default', attempt, ...mistakes };
}
