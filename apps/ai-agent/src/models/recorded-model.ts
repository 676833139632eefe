import {
  type AskOptions,
  ChatModel,
  type ModelAnswer,
  type ModelListener,
  type ModelQuestion,
  type Writing,
} from './chat-model.js';
import type { Price } from './prices.js';
import { ProviderFailure } from './provider-failure.js';
import { questionHash } from './question-hash.js';
import type { RecordedAttempt, Recording } from './recording.js';
import { setOptions } from './wire.js';

/** A model that answers, or fails, as it did in a recording. No provider is asked. */
export class RecordedModel extends ChatModel {
  constructor(
    readonly provider: string,
    readonly model: string,
    private readonly recording: Recording,
    override readonly price: Price | undefined,
  ) {
    super();
  }

  fit(options: AskOptions): AskOptions {
    return setOptions(options);
  }

  async ask(question: ModelQuestion, options: AskOptions, listener: ModelListener): Promise<ModelAnswer> {
    if (listener.signal.aborted) throw new ProviderFailure('aborted');
    const recorded = this.recording.next(questionHash(question));
    if (recorded === undefined) throw new ProviderFailure('not_recorded');
    const { attempt, isLast } = recorded;
    listener.onRequest?.({ body: attempt.request, options: this.fit(options) });
    const { tokens, failure, thoughts } = attempt;
    if (thoughts !== '') listener.onThinking(thoughts);
    if (attempt.answer !== null) listener.onText(attempt.answer);
    const written = writingOf(attempt);
    // Where the same question was asked again, it is asked again at once, whatever the reason was.
    if (failure !== undefined)
      throw new ProviderFailure(failure.kind, {
        providerMessage: failure.message,
        tokens,
        written,
        isPassing: false,
        isAdapted: !isLast,
      });
    return { ...written, tokens };
  }
}

function writingOf({ answer, thoughts, ending, reportedModel }: RecordedAttempt): Writing {
  return { text: answer ?? '', thoughts, ending, reportedModel };
}
