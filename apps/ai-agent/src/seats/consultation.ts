import { setTimeout as wait } from 'node:timers/promises';
import type { TableView } from '#libs/monopoly-bots';
import type { DecisionUsage } from '#libs/protocol';
import {
  type AskOptions,
  type ChatModel,
  type ModelAnswer,
  type ModelQuestion,
  ProviderFailure,
  type SentRequest,
  type Writing,
} from '../models/index.js';
import { correctionOf } from '../prompt/prompt.js';
import { type Choice, readChoice } from '../reading/choice.js';
import { withoutThinking } from '../reading/think-tags.js';
import type { ThoughtReader } from './thoughts.js';
import { within } from './time-limit.js';
import type { Transcript } from './transcript.js';
import type { UsageMeter } from './usage.js';
import type { Miss } from './why-heuristic.js';

type Legal = Extract<Choice, { kind: 'legal' }>;

export type ConsultationResult =
  | { readonly kind: 'chosen'; readonly choice: Legal; readonly usage: DecisionUsage }
  /** `failure` is why the provider did not answer; without it, its answers held no choice. */
  | {
      readonly kind: 'failed';
      readonly why: Miss;
      readonly usage: DecisionUsage;
      readonly failure?: ProviderFailure;
    };

export interface ConsultationTerms {
  readonly model: ChatModel;
  /** How the first attempt is asked. */
  readonly options: AskOptions;
  /** Milliseconds for one request. */
  readonly requestMs: number;
  readonly table: TableView;
  /** Fires at the deadline, and when nobody wants the answer any more. */
  readonly signal: AbortSignal;
  /** Milliseconds that are left until the deadline. */
  readonly timeLeft: () => number;
  readonly meter: UsageMeter;
  readonly thoughts: ThoughtReader;
  /** Undefined: nobody wants one. */
  readonly transcript: Transcript | undefined;
  /** Milliseconds for which the provider does not want to be asked. */
  readonly pauseMs: number;
  /** Called for each failure, also for one that is repeated. */
  readonly onFailure: (failure: ProviderFailure) => void;
}

/** An answer that comes to nothing is quoted back up to this length. */
const MAX_QUOTED = 2_000;
/** How often a question is repeated after failures that may pass. */
const MAX_REPETITIONS = 2;
/** How often a decision is asked anew without what its provider refuses. */
const MAX_ADAPTATIONS = 12;
/** After an answer that its limit cut off, the limit of the next one is multiplied by this. */
const LONGER_ANSWER = 4;
/** As much as a seat may ask for. */
const MAX_OUTPUT_TOKENS = 200_000;
/** Before the first repetition where the provider names no time; doubled before the next. */
const FIRST_PAUSE_MS = 200;

/** One decision of a model: asked, asked again after a passing failure, corrected once. */
export class Consultation {
  constructor(private readonly terms: ConsultationTerms) {}

  async decide(question: ModelQuestion): Promise<ConsultationResult> {
    const { pauseMs } = this.terms;
    if (pauseMs > 0 && !(await this.paused(pauseMs))) return this.failed(new ProviderFailure('aborted'));
    const { options } = this.terms;
    const first = await this.ask(question, options);
    if (first instanceof ProviderFailure) return this.failed(first);
    const choice = this.read(first);
    if (choice.kind === 'legal') return this.chosen(choice, 'answered');
    const second = await this.ask(corrected(question, first.text, choice.error), this.afterwards(first));
    if (second instanceof ProviderFailure) return this.failed(second);
    const secondChoice = this.read(second);
    if (secondChoice.kind === 'legal') return this.chosen(secondChoice, 'corrected');
    const why = secondChoice.fault;
    return { kind: 'failed', why, usage: this.terms.meter.total(why) };
  }

  /** More room for what was cut off by the limit of its length. */
  private afterwards({ ending }: Writing): AskOptions {
    const { options, meter } = this.terms;
    if (ending !== 'cut_off') return options;
    const before = Math.max(options.maxOutputTokens, meter.maxOutputTokens ?? 0);
    return { ...options, maxOutputTokens: Math.min(before * LONGER_ANSWER, MAX_OUTPUT_TOKENS) };
  }

  private read(written: Writing): Choice {
    return readChoice(written, this.terms.table);
  }

  private chosen(choice: Legal, outcome: string): ConsultationResult {
    return { kind: 'chosen', choice, usage: this.terms.meter.total(outcome) };
  }

  private failed(failure: ProviderFailure): ConsultationResult {
    const isLate = failure.kind === 'aborted' && this.terms.timeLeft() <= 0;
    const why = isLate ? 'timeout' : failure.kind;
    return { kind: 'failed', why, failure, usage: this.terms.meter.total(why) };
  }

  /** What a failure cut short is an answer all the same if it holds a choice. */
  private async ask(question: ModelQuestion, options: AskOptions): Promise<Writing | ProviderFailure> {
    for (let [repetition, adaptations] = [0, 0]; ;) {
      const answer = await this.attempt(question, options);
      if (!(answer instanceof ProviderFailure)) return answer;
      const { written } = answer;
      if (written !== undefined && this.read({ ...written, ending: 'broken_off' }).kind === 'legal') return written;
      if (answer.isAdapted && adaptations < MAX_ADAPTATIONS) {
        adaptations += 1;
        continue;
      }
      if (!answer.isPassing || repetition === MAX_REPETITIONS) return answer;
      const pause = answer.retryAfterMs ?? FIRST_PAUSE_MS * 2 ** repetition;
      repetition += 1;
      if (pause >= this.terms.timeLeft() || !(await this.paused(pause))) return answer;
    }
  }

  private async attempt(question: ModelQuestion, options: AskOptions): Promise<ModelAnswer | ProviderFailure> {
    const { meter, thoughts } = this.terms;
    thoughts.again();
    const sent: { request?: SentRequest } = {};
    const began = performance.now();
    const answer = await this.request(question, options, (request) => {
      sent.request = request;
      meter.attempted(request.options);
    });
    const isFailure = answer instanceof ProviderFailure;
    if (isFailure) this.terms.onFailure(answer);
    if (sent.request !== undefined) meter.spent(answer.tokens);
    const written = isFailure ? answer.written : answer;
    meter.reportedModel = written?.reportedModel ?? meter.reportedModel;
    this.terms.transcript?.attempted(question, sent.request, {
      answer: isFailure && written?.text === '' ? null : (written?.text ?? null),
      thoughts: written?.thoughts ?? '',
      ending: written?.ending ?? null,
      choice: isFailure ? null : this.read(answer),
      error: isFailure ? answer.message : null,
      tokens: answer.tokens,
      latencyMs: performance.now() - began,
      reportedModel: written?.reportedModel,
    });
    return answer;
  }

  private async request(
    question: ModelQuestion,
    options: AskOptions,
    onRequest: (sent: SentRequest) => void,
  ): Promise<ModelAnswer | ProviderFailure> {
    const { model, signal, requestMs, meter, thoughts } = this.terms;
    const listener = {
      onRequest,
      onText: (piece: string) => {
        meter.received();
        thoughts.answered(piece);
      },
      onThinking: (piece: string) => {
        meter.received();
        thoughts.thinking(piece);
      },
    };
    try {
      return await within(requestMs, [signal], (own) => model.ask(question, options, { ...listener, signal: own }));
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      // Its own time is over, not that of the decision.
      return error.kind === 'aborted' && !signal.aborted ? error.as('timeout') : error;
    }
  }

  /** Whether the pause came to its end. */
  private async paused(ms: number): Promise<boolean> {
    const { signal } = this.terms;
    return wait(ms, true, { signal }).catch((error: unknown) => {
      if (signal.aborted) return false;
      throw error;
    });
  }
}

function corrected(question: ModelQuestion, answer: string, error: string): ModelQuestion {
  const quoted = withoutThinking(answer).answer.slice(0, MAX_QUOTED).trim() || '(nothing)';
  const more = [
    { role: 'assistant', text: quoted },
    { role: 'user', text: correctionOf(error) },
  ] as const;
  return { ...question, messages: [...question.messages, ...more] };
}
