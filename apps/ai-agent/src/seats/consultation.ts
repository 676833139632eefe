import { setTimeout as wait } from 'node:timers/promises';
import type { DecisionUsage } from '#libs/protocol';
import { type ChatModel, type ModelAnswer, type ModelQuestion, ProviderFailure } from '../models/index.js';
import { correctionOf } from '../prompt/prompt.js';
import { type Choice, readChoice } from '../reading/choice.js';
import type { TableView } from '../table/table-view.js';
import type { ThoughtReader } from './thoughts.js';
import type { UsageMeter } from './usage.js';

type Legal = Extract<Choice, { kind: 'legal' }>;

export type Verdict =
  | { readonly kind: 'chosen'; readonly choice: Legal; readonly usage: DecisionUsage }
  /** `failure` is why the provider did not answer; without it, its answers were illegal. */
  | { readonly kind: 'failed'; readonly usage: DecisionUsage; readonly failure?: ProviderFailure };

export interface ConsultationTerms {
  readonly model: ChatModel;
  readonly table: TableView;
  /** Fires at the deadline, and when nobody wants the answer any more. */
  readonly signal: AbortSignal;
  /** Milliseconds that are left until the deadline. */
  readonly timeLeft: () => number;
  readonly meter: UsageMeter;
  readonly thoughts: ThoughtReader;
}

/** An answer that comes to nothing is quoted back up to this length. */
const MAX_QUOTED = 2_000;
/** How often a question is repeated after failures that may pass. */
const MOST_REPETITIONS = 2;
/** Before the first repetition where the provider names no time; doubled before the next. Milliseconds. */
const FIRST_PAUSE = 200;

/** One decision of a model: asked, asked again after a passing failure, corrected once. */
export class Consultation {
  constructor(private readonly terms: ConsultationTerms) {}

  async decide(question: ModelQuestion): Promise<Verdict> {
    const first = await this.ask(question);
    if (first instanceof ProviderFailure) return this.failed(first);
    const choice = this.read(first);
    if (choice.kind === 'legal') return this.chosen(choice, 'answered');
    const second = await this.ask(corrected(question, first.text, choice.error));
    if (second instanceof ProviderFailure) return this.failed(second);
    const secondChoice = this.read(second);
    if (secondChoice.kind === 'legal') return this.chosen(secondChoice, 'corrected');
    return { kind: 'failed', usage: this.terms.meter.total('illegal_answer') };
  }

  private read({ text, isCutOff }: ModelAnswer): Choice {
    return readChoice(text, isCutOff, this.terms.table);
  }

  private chosen(choice: Legal, outcome: string): Verdict {
    return { kind: 'chosen', choice, usage: this.terms.meter.total(outcome) };
  }

  private failed(failure: ProviderFailure): Verdict {
    const isLate = failure.kind === 'aborted' && this.terms.timeLeft() <= 0;
    return { kind: 'failed', failure, usage: this.terms.meter.total(isLate ? 'timeout' : failure.kind) };
  }

  private async ask(question: ModelQuestion): Promise<ModelAnswer | ProviderFailure> {
    for (let repetition = 0; ; repetition += 1) {
      const answer = await this.attempt(question);
      if (!(answer instanceof ProviderFailure) || !answer.isPassing || repetition === MOST_REPETITIONS) return answer;
      const pause = answer.retryAfterMs ?? FIRST_PAUSE * 2 ** repetition;
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
          meter.heard();
          thoughts.answered(piece);
        },
        onThought: (piece) => {
          meter.heard();
          thoughts.thought(piece);
        },
      });
      meter.spent(answer.tokens);
      return answer;
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      meter.spent(error.tokens);
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
  const said = answer.slice(0, MAX_QUOTED).trim() || '(nothing)';
  const more = [
    { role: 'assistant', text: said },
    { role: 'user', text: correctionOf(error) },
  ] as const;
  return { ...question, messages: [...question.messages, ...more] };
}
