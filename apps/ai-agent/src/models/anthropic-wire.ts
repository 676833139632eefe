import { fieldsOf, type JsonObject, listOf, numberOr, textOr } from '#libs/protocol';
import type { Message } from './chat-model.js';
import { endingOf } from './endings.js';
import { fittedForAnthropic, thinkingFields } from './anthropic-thinking.js';
import { callPart, countOrNull, errorIn, modelPart, type Part, textPart, thinkingPart, type Wire } from './wire.js';

const VERSION = '2023-06-01';

/** Anthropic's messages. */
export const ANTHROPIC_WIRE: Wire = {
  path: '/messages',
  features: ['stream', 'temperature', 'schema', 'reasoning_effort', 'thinking', 'thinking_budget', 'cache'],
  fit: fittedForAnthropic,
  headers: (key) => ({ 'anthropic-version': VERSION, ...(key !== undefined && { 'x-api-key': key }) }),
  body: ({ system, messages, schema }, { model, maxOutputTokens, temperature, ...options }, uses) => {
    const { thinking, effort } = thinkingFields(options);
    const output = {
      ...(uses.has('schema') && { format: { type: 'json_schema', schema } }),
      ...(effort !== undefined && { effort }),
    };
    return {
      model,
      max_tokens: maxOutputTokens,
      ...(system !== '' && { system: uses.has('cache') ? [textBlock(system, true)] : system }),
      messages: messages.map((message) => ({ role: message.role, content: contentOf(message, uses.has('cache')) })),
      stream: uses.has('stream'),
      ...(temperature !== undefined && { temperature }),
      ...(thinking !== undefined && { thinking }),
      ...(Object.keys(output).length > 0 && { output_config: output }),
    };
  },
  read: (event) => (READERS.get(textOr(event['type'], '')) ?? readOther)(event),
};

/** Four blocks of a request may be marked; the system text is one, and the first message marks these. */
const MARKED_BLOCKS = 2;

/**
 * A block for each part that is asked again, so that a later request has the same blocks and more. The newest ones are
 * marked: from a mark the provider looks back over twenty blocks for what it has in its cache.
 */
function contentOf({ text, stableEnds = [] }: Message, isCached: boolean): string | readonly JsonObject[] {
  const ends = stableEnds.filter((end, index) => end > (stableEnds[index - 1] ?? 0) && end <= text.length);
  if (!isCached || ends.length === 0) return text;
  const stable = ends.map((end, index) =>
    textBlock(text.slice(ends[index - 1] ?? 0, end), index >= ends.length - MARKED_BLOCKS),
  );
  const rest = text.slice(ends.at(-1));
  return rest === '' ? stable : [...stable, textBlock(rest, false)];
}

function textBlock(text: string, isMarked: boolean): JsonObject {
  return { type: 'text', text, ...(isMarked && { cache_control: { type: 'ephemeral' } }) };
}

const READERS: ReadonlyMap<string, (event: JsonObject) => readonly Part[]> = new Map([
  ['message', readMessage],
  // What it counts of the output is only the beginning.
  ['message_start', ({ message }: JsonObject) => readMessage(fieldsOf(message)).map(withoutOutput)],
  ['content_block_start', (event: JsonObject) => blockParts(event['content_block'], numberOr(event['index'], 0))],
  ['content_block_delta', (event: JsonObject) => deltaParts(event)],
  ['message_delta', (event: JsonObject) => [...tokensIn(event['usage']), ...endIn(event['delta'])]],
]);

/** `ping`, `message_stop` and types that are not known do not concern the answer, unless they are errors. */
function readOther(event: JsonObject): readonly Part[] {
  const { type, error }: JsonObject = event;
  const isKnown = typeof type === 'string' && type !== 'error' && error === undefined;
  const failed = isKnown ? undefined : errorIn(event);
  return failed === undefined ? [] : [failed];
}

function readMessage(message: JsonObject): readonly Part[] {
  const blocks = listOf(message['content']).flatMap(blockParts);
  return [...modelPart(message['model']), ...blocks, ...tokensIn(message['usage']), ...endIn(message)];
}

function blockParts(block: unknown, index: number): readonly Part[] {
  const { type, text, thinking, name, input }: JsonObject = fieldsOf(block);
  if (type === 'thinking') return [{ kind: 'new_thinking' }, ...thinkingPart(thinking)];
  if (type !== 'tool_use') return textPart(text);
  return [callPart(index, name, Object.keys(fieldsOf(input)).length === 0 ? '' : input)];
}

function deltaParts(event: JsonObject): readonly Part[] {
  const { text, thinking, partial_json }: JsonObject = fieldsOf(event['delta']);
  const call = typeof partial_json === 'string' ? [callPart(numberOr(event['index'], 0), '', partial_json)] : [];
  return [...textPart(text), ...thinkingPart(thinking), ...call];
}

function endIn(message: unknown): readonly Part[] {
  const reason = textOr(fieldsOf(message)['stop_reason'], '');
  return reason === '' ? [] : [{ kind: 'end', ending: endingOf(reason) }];
}

function withoutOutput(part: Part): Part {
  return part.kind === 'tokens' ? { ...part, tokens: { ...part.tokens, output: null } } : part;
}

/** Cached tokens are counted beside the input, not in it. */
function tokensIn(value: unknown): readonly Part[] {
  const { input_tokens, output_tokens, cache_read_input_tokens, cache_creation_input_tokens }: JsonObject =
    fieldsOf(value);
  const [bare, output, read] = [input_tokens, output_tokens, cache_read_input_tokens].map(countOrNull);
  const input = bare == null ? null : bare + (read ?? 0) + (countOrNull(cache_creation_input_tokens) ?? 0);
  if (input === null && output == null) return [];
  const reasoning = countOrNull(fieldsOf(fieldsOf(value)['output_tokens_details'])['thinking_tokens']);
  return [{ kind: 'tokens', tokens: { input, output: output ?? null, cached: read ?? null, reasoning } }];
}
