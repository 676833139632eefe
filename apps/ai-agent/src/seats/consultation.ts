import { setTimeout as wait } from 'node:timers/promises';
import type { DecisionUsage } from '#libs/protocol';
import {
  type ChatModel,
  type ModelAnswer,
  type ModelQuestion,
  ProviderFailure,
  type Writing,
} from '../models/index.js';
import { correctionOf } from '../prompt/prompt.js';
import { type Choice, readChoice } from '../reading/choice.js';
import { withoutThinking } from '../reading/think-tags.js';
import type { TableView } from '../table/table-view.js';
import type { ThoughtReader } from './thoughts.js';
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
  readonly table: TableView;
  /** Fires at the deadline, and when nobody wants the answer any more. */
  readonly signal: AbortSignal;
  /** Milliseconds that are left until the deadline. */
  readonly timeLeft: () => number;
  readonly meter: UsageMeter;
  readonly thoughts: ThoughtReader;
  /** Milliseconds for which the provider does not want to be asked. */
  readonly pauseMs: number;
  /** Called for each failure, also for one that is repeated. */
  readonly onFailure: (failure: ProviderFailure) => void;
}

/** An answer that comes to nothing is quoted back up to this length. */
const MAX_QUOTED = 2_000;
/** How often a question is repeated after failures that may pass. */
const MAX_REPETITIONS = 2;
/** Before the first repetition where the provider names no time; doubled before the next. */
const FIRST_PAUSE_MS = 200;

/** One decision of a model: asked, asked again after a passing failure, corrected once. */
export class Consultation {
  constructor(private readonly terms: ConsultationTerms) {}

  async decide(question: ModelQuestion): Promise<ConsultationResult> {
    const { pauseMs } = this.terms;
    if (pauseMs > 0 && !(await this.paused(pauseMs))) return this.failed(new ProviderFailure('aborted'));
    const first = await this.ask(question);
    if (first instanceof ProviderFailure) return this.failed(first);
    const choice = this.read(first);
    if (choice.kind === 'legal') return this.chosen(choice, 'answered');
    const second = await this.ask(corrected(question, first.text, choice.error));
    if (second instanceof ProviderFailure) return this.failed(second);
    const secondChoice = this.read(second);
    if (secondChoice.kind === 'legal') return this.chosen(secondChoice, 'corrected');
    const why = secondChoice.fault;
    return { kind: 'failed', why, usage: this.terms.meter.total(why) };
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
  private async ask(question: ModelQuestion): Promise<Writing | ProviderFailure> {
    for (let repetition = 0; ;) {
      const answer = await this.attempt(question);
      if (!(answer instanceof ProviderFailure)) return answer;
      const { written } = answer;
      if (written !== undefined && this.read({ ...written, ending: 'broken_off' }).kind === 'legal') return written;
      if (answer.isAdapted) continue;
      if (!answer.isPassing || repetition === MAX_REPETITIONS) return answer;
      const pause = answer.retryAfterMs ?? FIRST_PAUSE_MS * 2 ** repetition;
      repetition += 1;
      if (pause >= this.terms.timeLeft() || !(await this.paused(pause))) return answer;
    }
  }

  private async attempt(question: ModelQuestion): Promise<ModelAnswer | ProviderFailure> {
    const { model, signal, meter, thoughts } = this.terms;
    meter.attempted();
    thoughts.again();
    try {
      const answer = await model.ask(question, {
        signal,
        onText: (piece) => {
          meter.received();
          thoughts.answered(piece);
        },
        onThinking: (piece) => {
          meter.received();
          thoughts.thinking(piece);
        },
      });
      meter.spent(answer.tokens);
      return answer;
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      meter.spent(error.tokens);
      this.terms.onFailure(error);
      return error;
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
