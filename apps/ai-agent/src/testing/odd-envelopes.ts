import type { ModelBehaviour } from './model-server.js';
import { PASS } from './model-seat.js';

/** Usable answers as services send them that follow a protocol in their own way. */
type Envelopes = readonly (readonly [string, ModelBehaviour])[];

const HALVES = [PASS.slice(0, 30), PASS.slice(30)] as const;
const chunk = (delta: object | null, finish_reason: string | null = null): object => ({
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta, finish_reason }],
});
const sse = (...events: readonly object[]): string =>
  events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
const whole = (message: object, finish_reason: string | null = 'stop'): object => ({
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason }],
  usage: { prompt_tokens: 5, completion_tokens: 3 },
});
const stop = chunk({}, 'stop');
const call = (args: string, index = 0): object => ({ index, id: 'c', function: { name: 'decision', arguments: args } });
const block = (index: number, content_block: object): object => ({ type: 'content_block_start', index, content_block });
const delta = (index: number, piece: object): object => ({ type: 'content_block_delta', index, delta: piece });
const ended = (stop_reason: string): object => ({
  type: 'message_delta',
  delta: { stop_reason },
  usage: { output_tokens: 3 },
});

export const OPENAI_ENVELOPES: Envelopes = [
  ['JSON in a reasoning field, empty content', { events: [chunk({ reasoning_content: PASS, content: '' }), stop] }],
  ['the same under another name', { events: [chunk({ reasoning: PASS, content: null }), stop] }],
  [
    'reasoning details only',
    { events: [chunk({ reasoning_details: [{ type: 'reasoning.text', text: PASS }] }), stop] },
  ],
  [
    'a call of a tool only',
    {
      events: [
        chunk({ tool_calls: [call(HALVES[0])] }),
        chunk({ tool_calls: [{ index: 0, function: { arguments: HALVES[1] } }] }),
        chunk({}, 'tool_calls'),
      ],
    },
  ],
  [
    'a call whose arguments are an object',
    {
      events: [
        chunk({ tool_calls: [{ function: { name: 'decision', arguments: JSON.parse(PASS) as unknown } }] }),
        stop,
      ],
    },
  ],
  [
    'a function call as it was once',
    { events: [chunk({ function_call: { name: 'decision', arguments: PASS } }), chunk({}, 'function_call')] },
  ],
  ['a complete object without finish_reason', { events: [chunk({ content: PASS })] }],
  [
    'an empty finish_reason in each chunk',
    {
      events: [
        { choices: [{ delta: { content: HALVES[0] }, finish_reason: '' }] },
        { choices: [{ delta: { content: HALVES[1] }, finish_reason: '' }] },
        stop,
      ],
    },
  ],
  ['one JSON body instead of a stream', { garbage: JSON.stringify(whole({ content: PASS })) }],
  ['one JSON body over many lines', { garbage: JSON.stringify(whole({ content: PASS }), null, 2) }],
  ['one JSON body as an event', { garbage: sse(whole({ content: PASS })) }],
  ['one JSON body without finish_reason', { garbage: JSON.stringify(whole({ content: PASS }, null)) }],
  [
    'chunks with choices null, empty and missing',
    {
      events: [
        { choices: null },
        { choices: [] },
        { id: 'x' },
        chunk({ content: PASS }),
        { choices: null, usage: null },
        stop,
      ],
    },
  ],
  ['a chunk whose delta is null', { events: [chunk(null), chunk({ content: PASS }), stop] }],
  [
    'a filter report before the answer',
    { events: [{ choices: [], prompt_filter_results: [{ prompt_index: 0 }] }, chunk({ content: PASS }), stop] },
  ],
  [
    'unknown kinds of delta',
    {
      events: [chunk({ audio: {}, annotations: [1] }), chunk({ content: PASS, provider_specific_fields: null }), stop],
    },
  ],
  [
    'content in parts',
    {
      events: [
        chunk({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] }] }),
        chunk({ content: [{ type: 'text', text: PASS }] }),
        stop,
      ],
    },
  ],
  [
    'delta and message at once',
    { events: [{ choices: [{ delta: { content: PASS }, message: { content: PASS }, finish_reason: 'stop' }] }] },
  ],
  ['an old completion', { events: [{ choices: [{ text: PASS, finish_reason: 'stop' }] }] }],
  [
    'events with no empty line between',
    { garbage: `data: ${JSON.stringify(chunk({ content: PASS }))}\ndata: ${JSON.stringify(stop)}\ndata: [DONE]\n` },
  ],
  [
    'events with CR LF, comments, ids and no space',
    {
      garbage: `: OPENROUTER PROCESSING\r\n\r\nid: 1\r\nevent: message\r\ndata:${JSON.stringify(chunk({ content: PASS }))}\r\n\r\nretry: 5\r\ndata:${JSON.stringify(stop)}\r\n\r\n`,
    },
  ],
  [
    'an event over two lines',
    { garbage: `data: {"choices":[{"delta":\ndata: {"content":${JSON.stringify(PASS)}},"finish_reason":"stop"}]}\n\n` },
  ],
  ['a line an event', { garbage: [chunk({ content: PASS }), stop].map((one) => JSON.stringify(one)).join('\n') }],
  [
    'a second choice beside it',
    {
      events: [
        {
          choices: [
            { index: 1, delta: { content: '{"action_id": "a0"}' } },
            { index: 0, delta: { content: PASS } },
          ],
        },
        stop,
      ],
    },
  ],
  [
    'an error after the whole object',
    { events: [chunk({ content: PASS }), { error: { code: 502, message: 'upstream' } }] },
  ],
  ['an end by error after the whole object', { events: [chunk({ content: PASS }, 'error')] }],
  ['a cut after the whole object', { events: [chunk({ content: `${PASS} And now I` }, 'length')] }],
  ['the whole object in thoughts that never close', { events: [chunk({ content: `<think>So ${PASS}` }), stop] }],
];

export const ANTHROPIC_ENVELOPES: Envelopes = [
  [
    'a call of a tool only',
    {
      events: [
        block(0, { type: 'tool_use', name: 'json', input: {} }),
        delta(0, { type: 'input_json_delta', partial_json: HALVES[0] }),
        delta(0, { type: 'input_json_delta', partial_json: HALVES[1] }),
        ended('tool_use'),
      ],
    },
  ],
  [
    'one JSON body instead of a stream',
    {
      garbage: JSON.stringify({
        type: 'message',
        content: [{ type: 'text', text: PASS }],
        stop_reason: 'end_turn',
        usage: { input_tokens: 1, output_tokens: 1 },
      }),
    },
  ],
  [
    'one JSON body with a tool',
    {
      garbage: JSON.stringify({
        type: 'message',
        content: [{ type: 'tool_use', name: 'json', input: JSON.parse(PASS) as unknown }],
        stop_reason: 'tool_use',
      }),
    },
  ],
  [
    'unknown kinds of event, block and delta',
    {
      events: [
        { type: 'ping' },
        { type: 'surprise', message: 'x' },
        block(0, { type: 'server_thing' }),
        delta(0, { type: 'signature_delta', signature: 'x' }),
        delta(1, { type: 'text_delta', text: PASS }),
        ended('end_turn'),
      ],
    },
  ],
  [
    'JSON in its thinking only',
    {
      events: [
        block(0, { type: 'thinking', thinking: '' }),
        delta(0, { type: 'thinking_delta', thinking: PASS }),
        ended('end_turn'),
      ],
    },
  ],
  ['no end', { events: [delta(0, { type: 'text_delta', text: PASS })] }],
  [
    'an error after the whole object',
    {
      events: [
        delta(0, { type: 'text_delta', text: PASS }),
        { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
      ],
    },
  ],
];

export const OLLAMA_ENVELOPES: Envelopes = [
  [
    'a call of a tool only',
    {
      events: [
        {
          message: {
            content: '',
            tool_calls: [{ function: { name: 'decision', arguments: JSON.parse(PASS) as unknown } }],
          },
          done: true,
        },
      ],
    },
  ],
  [
    'JSON in its thinking only',
    { events: [{ message: { content: '', thinking: PASS }, done: true, done_reason: 'stop' }] },
  ],
  ['one body over many lines', { garbage: JSON.stringify({ message: { content: PASS }, done: true }, null, 2) }],
  ['no end', { events: [{ message: { content: PASS }, done: false }] }],
  ['events as others send them', { garbage: sse({ message: { content: PASS }, done: true }) }],
];
