import { fieldsOf, type JsonObject } from '#libs/protocol';
import { AnswerBuilder } from './answer-builder.js';
import { eventsOf } from './body-events.js';
import { type AskOptions, ChatModel, type ModelAnswer, type ModelListener, type ModelQuestion } from './chat-model.js';
import { kindOfError, statusOf } from './error-classes.js';
import { type ErrorReport, errorReport } from './error-report.js';
import { type Feature, featuresIn, featuresRefusedIn } from './features.js';
import { outputLimitIn } from './output-limit.js';
import { type FailureKind, ProviderFailure } from './provider-failure.js';
import { retryAfter } from './retry-after.js';
import { withoutSecrets } from './secret.js';
import type { Fetch } from './bounded-fetch.js';
import { setOptions, type Wire } from './wire.js';

export interface HttpModelOptions {
  readonly provider: string;
  readonly model: string;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly key: string | undefined;
  readonly wire: Wire;
  readonly fetch: Fetch;
  /** Called once for what the provider refuses, in its own words, without secrets. */
  readonly onRefusedFeature: (features: readonly Feature[], providerMessage: string) => void;
}

/** What a request is refused for may be a feature only where the error is none of the others. */
const MAY_BE_FEATURE: ReadonlySet<FailureKind> = new Set(['rejected', 'unknown_model', 'overloaded']);
/** These may be about the length of the answer that was asked for: credit may suffice for a shorter one. */
const MAY_BE_LIMIT: ReadonlySet<FailureKind> = new Set(['rejected', 'no_credit', 'overloaded']);

/** A model behind HTTP. What its provider refuses is left out of all later requests. */
export class HttpModel extends ChatModel {
  readonly provider: string;
  readonly model: string;
  private readonly uses: Set<Feature>;
  /** The longest answer that the provider accepts, once it named it. */
  private outputLimit = Number.POSITIVE_INFINITY;

  constructor(private readonly options: HttpModelOptions) {
    super();
    this.provider = options.provider;
    this.model = options.model;
    this.uses = new Set(options.wire.features);
  }

  override fit(options: AskOptions): AskOptions {
    const maxOutputTokens = Math.min(options.maxOutputTokens, this.outputLimit);
    const fitted = this.options.wire.fit({ ...options, maxOutputTokens }, this.uses);
    return setOptions({ ...fitted, maxOutputTokens: Math.min(fitted.maxOutputTokens, this.outputLimit) });
  }

  async ask(question: ModelQuestion, options: AskOptions, listener: ModelListener): Promise<ModelAnswer> {
    const builder = new AnswerBuilder(listener);
    const fitted = this.fit(options);
    const sent = featuresIn(fitted, this.uses);
    try {
      const body = this.options.wire.body(question, { ...fitted, model: this.model }, new Set(sent));
      listener.onRequest?.({ body, options: fitted });
      const response = await this.send(body, listener.signal);
      if (!response.ok)
        throw this.refusal(errorReport(response.status, response.headers, await textOf(response)), sent, fitted);
      await this.read(response, builder, sent, fitted);
    } catch (error) {
      throw failureOf(error, listener.signal).with({ tokens: builder.tokens, written: builder.written });
    }
    return builder.answer;
  }

  private send(body: JsonObject, signal: AbortSignal): Promise<Response> {
    const { baseUrl, key, wire, fetch } = this.options;
    return fetch(`${baseUrl}${wire.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...wire.headers(key) },
      body: JSON.stringify(body),
      signal,
    });
  }

  private async read(
    response: Response,
    builder: AnswerBuilder,
    sent: readonly Feature[],
    options: AskOptions,
  ): Promise<void> {
    if (response.body === null) throw new ProviderFailure('unreachable', { providerMessage: 'no answer' });
    for await (const event of eventsOf(response.body)) {
      for (const part of this.options.wire.read(fieldsOf(event))) {
        if (part.kind === 'error')
          throw this.refusal(errorReport(response.status, response.headers, part.error), sent, options);
        builder.take(part);
      }
    }
    if (builder.written.ending === 'broken_off')
      throw new ProviderFailure('unreachable', { providerMessage: 'broke off' });
  }

  /** Leaves out from now on what the provider refuses, if that is what it complains of. */
  private refusal(report: ErrorReport, sent: readonly Feature[], { maxOutputTokens }: AskOptions): ProviderFailure {
    const kind = kindOfError(report);
    // An error about a key may contain the key.
    const providerMessage = kind === 'unauthorized' ? '' : withoutSecrets(report.providerMessage, this.options.key);
    const adapted = (): ProviderFailure =>
      new ProviderFailure('rejected', { status, providerMessage, isPassing: true, isAdapted: true });
    const status = statusOf(report);
    const limit = MAY_BE_LIMIT.has(kind) ? outputLimitIn(report) : undefined;
    if (limit !== undefined && limit < maxOutputTokens) {
      this.outputLimit = Math.min(limit, this.outputLimit);
      return adapted();
    }
    const refused = MAY_BE_FEATURE.has(kind) ? featuresRefusedIn(report, sent) : [];
    if (refused.length === 0) {
      const retryAfterMs = retryAfter(report.headers, report.body, report.words, Date.now());
      return new ProviderFailure(kind, { status, retryAfterMs, providerMessage });
    }
    // Of requests that were on their way together, the first one reports it.
    const newlyRefused = refused.filter((feature) => this.uses.delete(feature));
    if (newlyRefused.length > 0) this.options.onRefusedFeature(newlyRefused, providerMessage);
    return adapted();
  }
}

/** The body of an error; nothing where it cannot be read, the status is enough then. */
async function textOf(response: Response): Promise<string> {
  return response.text().catch((error: unknown) => {
    if (error instanceof Error) return '';
    throw error;
  });
}

/** Gives a name to what goes wrong on the way. */
function failureOf(error: unknown, signal: AbortSignal): ProviderFailure {
  if (signal.aborted) return new ProviderFailure('aborted');
  if (error instanceof ProviderFailure) return error;
  const { cause, name }: Readonly<Record<string, unknown>> = fieldsOf(error);
  if (cause instanceof ProviderFailure) return cause;
  return new ProviderFailure(error instanceof SyntaxError || name === 'SyntaxError' ? 'bad_answer' : 'unreachable');
}
