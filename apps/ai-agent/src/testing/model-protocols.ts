import { fieldsOf, type JsonObject, listOf, textOr } from '#libs/protocol';

/** The answer of a model, whatever the protocol. */
export interface Speech {
  readonly text: string;
  /** What it thinks before it speaks. */
  readonly thoughts: string;
  /** Whether it is cut off by the limit of its length. */
  readonly isCutOff: boolean;
  readonly tokens: {
    readonly input: number;
    readonly output: number;
    readonly cached: number;
    readonly reasoning?: number;
  };
  readonly costUsd: number | undefined;
}

/** The model that it names in its answers. */
const REPORTED_MODEL = 'test-2026-01-01';

/** One way to serve models over HTTP. */
export interface Protocol {
  readonly name: 'openai' | 'anthropic' | 'ollama';
  readonly path: string;
  readonly contentType: string;
  /** The whole answer in one piece. */
  whole(speech: Speech): object;
  /** The pieces of the answer in the order in which they are written; text is split at `cut`. */
  pieces(speech: Speech, cut: (text: string) => readonly string[], asked: JsonObject): readonly string[];
  error(message: string): object;
  /** One piece of a stream. */
  event(data: object): string;
}

/** The text of everything that was asked, whatever the protocol. */
export function promptIn(body: JsonObject): string {
  const textOf = (value: unknown): string =>
    typeof value === 'string'
      ? value
      : listOf(value)
          .map((part) => textOr(fieldsOf(part)['text'], ''))
          .join('\n');
  const messages = listOf(body['messages']).map((message) => textOf(fieldsOf(message)['content']));
  return [textOf(body['system']), ...messages].join('\n');
}

const event = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;
const named = (data: { readonly type: string; readonly [field: string]: unknown }): string =>
  `event: ${data.type}\n${event(data)}`;
const line = (data: object): string => `${JSON.stringify(data)}\n`;

const OPENAI: Protocol = {
  name: 'openai',
  path: '/v1/chat/completions',
  contentType: 'text/event-stream',
  whole: (speech) => ({
    id: 'c1',
    object: 'chat.completion',
    model: REPORTED_MODEL,
    choices: [{ index: 0, message: { role: 'assistant', content: speech.text }, finish_reason: 'stop' }],
    usage: openAiUsage(speech),
  }),
  pieces: (speech, cut, asked) => {
    const chunk = (delta: object, finish_reason: string | null = null): string =>
      event({
        id: 'c1',
        object: 'chat.completion.chunk',
        model: REPORTED_MODEL,
        choices: [{ index: 0, delta, finish_reason }],
      });
    const counts = fieldsOf(asked['stream_options'])['include_usage'] === true;
    return [
      ...cut(speech.thoughts).map((reasoning_content) => chunk({ reasoning_content })),
      ...cut(speech.text).map((content) => chunk({ content })),
      chunk({}, speech.isCutOff ? 'length' : 'stop'),
      ...(counts
        ? [event({ id: 'c1', object: 'chat.completion.chunk', choices: [], usage: openAiUsage(speech) })]
        : []),
      'data: [DONE]\n\n',
    ];
  },
  error: (message) => ({ error: { message, type: 'test_error', code: null, param: null } }),
  event,
};

function openAiUsage({ tokens: { input, output, cached, reasoning }, costUsd }: Speech): object {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: cached },
    ...(reasoning !== undefined && { completion_tokens_details: { reasoning_tokens: reasoning } }),
    ...(costUsd !== undefined && { cost: costUsd }),
  };
}

const OLLAMA: Protocol = {
  name: 'ollama',
  path: '/api/chat',
  contentType: 'application/x-ndjson',
  whole: (speech) => ({ message: { role: 'assistant', content: speech.text }, ...ollamaEnd(speech) }),
  pieces: (speech, cut) => [
    ...cut(speech.thoughts).map((thinking) =>
      line({ message: { role: 'assistant', content: '', thinking }, done: false }),
    ),
    ...cut(speech.text).map((content) => line({ message: { role: 'assistant', content }, done: false })),
    line({ message: { role: 'assistant', content: '' }, ...ollamaEnd(speech) }),
  ],
  error: (message) => ({ error: message }),
  event: line,
};

function ollamaEnd({ tokens: { input, output }, isCutOff }: Speech): object {
  return {
    model: REPORTED_MODEL,
    done: true,
    done_reason: isCutOff ? 'length' : 'stop',
    prompt_eval_count: input,
    eval_count: output,
  };
}

const ANTHROPIC: Protocol = {
  name: 'anthropic',
  path: '/v1/messages',
  contentType: 'text/event-stream',
  whole: (speech) => ({
    ...anthropicMessage(speech),
    content: [{ type: 'text', text: speech.text }],
    stop_reason: 'end_turn',
  }),
  pieces: (speech, cut) => [
    named({ type: 'message_start', message: { ...anthropicMessage(speech), content: [], stop_reason: null } }),
    named({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
    ...cut(speech.text).map((text) =>
      named({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }),
    ),
    named({ type: 'content_block_stop', index: 0 }),
    named({
      type: 'message_delta',
      delta: { stop_reason: speech.isCutOff ? 'max_tokens' : 'end_turn', stop_sequence: null },
      usage: { output_tokens: speech.tokens.output, ...thinkingTokens(speech) },
    }),
    named({ type: 'message_stop' }),
  ],
  error: (message) => ({ type: 'error', error: { type: 'api_error', message } }),
  event,
};

function thinkingTokens({ tokens: { reasoning } }: Speech): object {
  return reasoning === undefined ? {} : { output_tokens_details: { thinking_tokens: reasoning } };
}

/** Anthropic counts cached tokens beside the input, not in it. */
function anthropicMessage({ tokens: { input, output, cached } }: Speech): object {
  const usage = { input_tokens: input - cached, cache_read_input_tokens: cached, output_tokens: output };
  return { id: 'm1', type: 'message', role: 'assistant', model: REPORTED_MODEL, usage };
}

export const PROTOCOLS: readonly Protocol[] = [OPENAI, OLLAMA, ANTHROPIC];
