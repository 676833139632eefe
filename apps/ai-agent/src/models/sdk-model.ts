import {
  jsonSchema,
  type LanguageModel,
  type LanguageModelUsage,
  Output,
  streamText,
  type TextStreamPart,
  type ToolSet,
} from 'ai';
import {
  ChatModel,
  type ModelAnswer,
  type ModelHearing,
  type ModelQuestion,
  NO_TOKENS,
  type Tokens,
} from './chat-model.js';
import { ProviderFailure } from './provider-failure.js';
import { sdkFailure } from './sdk-failure.js';

export interface SdkModelOptions {
  readonly provider: string;
  readonly model: string;
  readonly languageModel: LanguageModel;
  readonly key: string | undefined;
  readonly maxOutputTokens: number;
  readonly temperature: number | undefined;
  /** Whether the provider is asked for an answer by schema. */
  readonly structured: boolean;
}

/** How servers complain that they know no schemas. */
const NO_SCHEMA = /response_format|json_?schema|structured|output_?(?:format|config)|grammar/i;

/** A model through the Vercel AI SDK. */
export class SdkModel extends ChatModel {
  readonly provider: string;
  readonly model: string;
  private structured: boolean;

  constructor(private readonly options: SdkModelOptions) {
    super();
    this.provider = options.provider;
    this.model = options.model;
    this.structured = options.structured;
  }

  async ask(question: ModelQuestion, hearing: ModelHearing): Promise<ModelAnswer> {
    const { structured } = this;
    const answer = new Answer(hearing);
    try {
      for await (const part of this.stream(question, hearing.signal, structured)) answer.take(part);
      return answer.end();
    } catch (error) {
      const { key } = this.options;
      const failure = sdkFailure(error, { key, tokens: answer.tokens, isAborted: hearing.signal.aborted });
      throw structured ? this.withoutSchemas(failure) : failure;
    }
  }

  private stream(
    question: ModelQuestion,
    signal: AbortSignal,
    structured: boolean,
  ): AsyncIterable<TextStreamPart<ToolSet>> {
    const { languageModel, maxOutputTokens, temperature } = this.options;
    return streamText({
      model: languageModel,
      system: question.system,
      messages: question.messages.map(({ role, text }) => ({ role, content: text })),
      maxOutputTokens,
      ...(temperature !== undefined && { temperature }),
      ...(structured && { output: Output.object({ schema: jsonSchema(question.schema), name: 'decision' }) }),
      // Repetitions are counted, so they are made where attempts are counted.
      maxRetries: 0,
      abortSignal: signal,
      // The stream holds the error too; by default the SDK writes it to the console, headers and all.
      onError: () => undefined,
    }).fullStream;
  }

  /** A server that does not know schemas is asked without them from now on. */
  private withoutSchemas(failure: ProviderFailure): ProviderFailure {
    if (failure.kind !== 'rejected' || !NO_SCHEMA.test(failure.message)) return failure;
    this.structured = false;
    const { status, tokens } = failure;
    return new ProviderFailure('rejected', { status, tokens, isPassing: true, said: 'no answers by schema' });
  }
}

/** An answer as it comes in. */
class Answer {
  tokens: Tokens = NO_TOKENS;
  private text = '';
  private isCutOff = false;

  constructor(private readonly hearing: ModelHearing) {}

  /** Throws what the stream tells as an error. */
  take(part: TextStreamPart<ToolSet>): void {
    switch (part.type) {
      case 'text-delta':
        this.text += part.text;
        this.hearing.onText(part.text);
        break;
      case 'reasoning-delta':
        this.hearing.onThought(part.text);
        break;
      case 'finish-step':
        this.tokens = tokensOf(part.usage);
        this.isCutOff = part.finishReason === 'length';
        break;
      case 'abort':
        throw new ProviderFailure('aborted');
      case 'error':
        throw part.error;
      default:
    }
  }

  end(): ModelAnswer {
    return { text: this.text, isCutOff: this.isCutOff, tokens: this.tokens };
  }
}

function tokensOf({ inputTokens, outputTokens, inputTokenDetails, raw }: LanguageModelUsage): Tokens {
  const cost = raw?.['cost'];
  return {
    input: inputTokens ?? null,
    output: outputTokens ?? null,
    cached: inputTokenDetails.cacheReadTokens ?? null,
    costUsd: typeof cost === 'number' ? cost : null,
  };
}
