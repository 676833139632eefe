import { Injectable } from '@nestjs/common';
import type { DecideResponse, GameState } from '#libs/protocol';
import { AIAgentClient, type AgentAnswer } from '../agent-client/index.js';
import { Clock } from './clock.js';
import { type GameSession, type Question, seatOf } from './domain/session.js';
import type { Decision, DecisionFailure } from './domain/step.js';
import { defaultAction, illegalChoice, legalAction } from './domain/choice.js';
import { EventBus } from './event-bus.js';

/** One decision to be made: what is asked of whom, about which table, and until when (milliseconds since 1970). */
export interface DecisionCase {
  readonly session: GameSession;
  readonly question: Question;
  readonly state: GameState;
  readonly deadline: number;
}

type Verdict =
  | { readonly kind: 'decided'; readonly action: Decision['action']; readonly response: DecideResponse }
  | { readonly kind: 'illegal'; readonly error: string }
  | { readonly kind: 'failed'; readonly failure: DecisionFailure }
  | { readonly kind: 'aborted' };

/** Asks a seat's agent under the turn's one deadline; what it cannot or does not decide is decided by default. */
@Injectable()
export class DecisionMaker {
  constructor(
    private readonly agent: AIAgentClient,
    private readonly bus: EventBus,
    private readonly clock: Clock,
  ) {}

  /** Undefined when `signal` fired before there was a decision. */
  async decide(asked: DecisionCase, signal: AbortSignal): Promise<Decision | undefined> {
    const began = this.clock.now();
    const outcome = await this.withOneCorrection(asked, signal);
    return outcome && { ...outcome, durationMs: this.clock.now() - began };
  }

  private async withOneCorrection(
    asked: DecisionCase,
    signal: AbortSignal,
  ): Promise<Omit<Decision, 'durationMs'> | undefined> {
    const { session } = asked;
    if (isDefaultsTurn(session)) return byDefault(asked, [invalid(session.lastRefusal ?? '')]);
    const first = await this.ask(asked, session.lastRefusal, signal);
    if (first.kind === 'aborted') return undefined;
    if (first.kind === 'decided') return byAgent(first, session.refusals > 0 ? 'corrected' : 'agent', []);
    if (first.kind === 'failed') return byDefault(asked, [first.failure]);
    const mistake = invalid(first.error);
    const second = await this.ask(asked, first.error, signal);
    if (second.kind === 'aborted') return undefined;
    if (second.kind === 'decided') return byAgent(second, 'corrected', [mistake]);
    return byDefault(asked, [mistake, second.kind === 'failed' ? second.failure : invalid(second.error)]);
  }

  private async ask(
    { session, question, state, deadline }: DecisionCase,
    lastError: string | null,
    signal: AbortSignal,
  ): Promise<Verdict> {
    const timeoutMs = deadline - this.clock.now();
    if (timeoutMs <= 0) return { kind: 'failed', failure: { kind: 'timeout' } };
    const url = seatOf(session, question.seatId)?.url;
    const answer = await this.agent.decide({
      gameId: session.id,
      ...(url != null && { url }),
      request: {
        player_id: question.seatId,
        game_state: state,
        valid_actions: question.validActions ?? [],
        turn_phase: question.phase,
        deadline_ms: timeoutMs,
        ...(question.decision !== undefined && { decision: question.decision }),
        ...(lastError !== null && { last_error: lastError }),
      },
      timeoutMs,
      signal,
      onThinking: (text) => this.bus.think({ session, seatId: question.seatId, text }),
    });
    return judged(answer, question);
  }
}

/** Two refusals by the engine in a row: the agent had its correction, so the default is tried before it is asked again. */
function isDefaultsTurn({ refusals }: GameSession): boolean {
  return refusals % 3 === 2;
}

/** Where the valid actions are not known, the engine is the judge. */
function judged(answer: AgentAnswer, { validActions }: Question): Verdict {
  switch (answer.kind) {
    case 'aborted':
      return answer;
    case 'timeout':
      return { kind: 'failed', failure: { kind: 'timeout' } };
    case 'failed':
      return { kind: 'failed', failure: { kind: 'error', code: answer.code, error: answer.error } };
    case 'answered': {
      const { response } = answer;
      const action = validActions === null ? response.action : legalAction(response.action, validActions);
      if (action !== undefined) return { kind: 'decided', action, response };
      return { kind: 'illegal', error: illegalChoice(response.action, validActions ?? []) };
    }
  }
}

function invalid(error: string): DecisionFailure {
  return { kind: 'error', code: 'invalid_action', error };
}

function byAgent(
  { action, response }: Extract<Verdict, { kind: 'decided' }>,
  source: 'agent' | 'corrected',
  failures: readonly DecisionFailure[],
): Omit<Decision, 'durationMs'> {
  return { action, reasoning: response.reasoning ?? null, chat: response.chat ?? null, source, failures };
}

function byDefault({ question }: DecisionCase, failures: readonly DecisionFailure[]): Omit<Decision, 'durationMs'> {
  const action = defaultAction(question.validActions, question.phase);
  return { action, reasoning: null, chat: null, source: 'default', failures };
}
