import { type Fields, fieldsOf, numberOr, textOr } from '../table/reading.js';
import {
  ChatModel,
  type ModelAnswer,
  type ModelHearing,
  type ModelQuestion,
  NO_TOKENS,
  type Tokens,
} from './chat-model.js';
import { linesOf } from './lines.js';
import { askedPause, kindOfStatus, ProviderFailure } from './provider-failure.js';
import { withoutSecrets } from './secret.js';

export interface OllamaOptions {
  readonly model: string;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly key: string | undefined;
  /** Tokens of context that the server makes room for; prompts beyond it lose their beginning silently. */
  readonly numCtx: number;
  readonly maxOutputTokens: number;
  readonly temperature: number | undefined;
  readonly fetch: typeof globalThis.fetch;
}

/** A model through Ollama's own API, which knows `num_ctx`; its OpenAI-compatible one does not. */
export class OllamaModel extends ChatModel {
  readonly provider = 'ollama';
  readonly model: string;

  constructor(private readonly options: OllamaOptions) {
    super();
    this.model = options.model;
  }

  async ask(question: ModelQuestion, hearing: ModelHearing): Promise<ModelAnswer> {
    const answer = new Answer(hearing, this.options.key);
    try {
      const response = await this.send(question, hearing.signal);
      if (!response.ok) throw await refusal(response, this.options.key);
      for await (const line of linesOf(response)) answer.take(line);
      return answer.end();
    } catch (error) {
      if (hearing.signal.aborted) throw new ProviderFailure('aborted', { tokens: answer.tokens });
      if (error instanceof ProviderFailure) throw error;
      throw new ProviderFailure(error instanceof SyntaxError ? 'bad_answer' : 'unreachable', { tokens: answer.tokens });
    }
  }

  private async send(question: ModelQuestion, signal: AbortSignal): Promise<Response> {
    const { baseUrl, key, fetch, model, numCtx, maxOutputTokens, temperature } = this.options;
    const messages = [
      { role: 'system', content: question.system },
      ...question.messages.map(({ role, text }) => ({ role, content: text })),
    ];
    const options = {
      num_ctx: numCtx,
      num_predict: maxOutputTokens,
      ...(temperature !== undefined && { temperature }),
    };
    return fetch(`${baseUrl}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ model, messages, stream: true, format: question.schema, options }),
      signal,
    });
  }
}

async function refusal(response: Response, key: string | undefined): Promise<ProviderFailure> {
  const kind = kindOfStatus(response.status);
  const said = kind === 'unauthorized' ? '' : withoutSecrets(await response.text(), key);
  const headers = Object.fromEntries(response.headers);
  return new ProviderFailure(kind, { status: response.status, said, retryAfterMs: askedPause(headers, Date.now()) });
}

/** An answer as it comes in, a JSON object a line. */
class Answer {
  tokens: Tokens = NO_TOKENS;
  private text = '';
  private last: Fields | undefined;

  constructor(
    private readonly hearing: ModelHearing,
    private readonly key: string | undefined,
  ) {}

  take(line: string): void {
    const part = fieldsOf(JSON.parse(line));
    const error = textOr(part['error'], '');
    if (error !== '') throw new ProviderFailure('overloaded', { said: withoutSecrets(error, this.key) });
    const message = fieldsOf(part['message']);
    const thought = textOr(message['thinking'], '');
    if (thought !== '') this.hearing.onThought(thought);
    const text = textOr(message['content'], '');
    if (text !== '') this.hearing.onText(text);
    this.text += text;
    if (part['done'] === true) this.finish(part);
  }

  end(): ModelAnswer {
    if (this.last === undefined) throw new ProviderFailure('unreachable', { said: 'the answer broke off' });
    return { text: this.text, isCutOff: this.last['done_reason'] === 'length', tokens: this.tokens };
  }

  private finish(part: Fields): void {
    this.last = part;
    const count = (name: string): number | null => {
      const tokens = numberOr(part[name], Number.NaN);
      return Number.isNaN(tokens) ? null : tokens;
    };
    this.tokens = { ...NO_TOKENS, input: count('prompt_eval_count'), output: count('eval_count') };
  }
}
