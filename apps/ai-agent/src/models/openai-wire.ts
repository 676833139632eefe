import { fieldsOf, type JsonObject, listOf, numberOr, textOr } from '#libs/protocol';
import type { AskOptions, ModelQuestion } from './chat-model.js';
import { endingOf } from './endings.js';
import type { Feature } from './features.js';
import {
  callPart,
  countOrNull,
  errorIn,
  modelPart,
  type Part,
  textPart,
  thinkingPart,
  ROOM_FOR_ANSWER,
  type Wire,
} from './wire.js';

const COMMON: readonly Feature[] = [
  'stream',
  'stream_options',
  'temperature',
  'seed',
  'reasoning_effort',
  'system_role',
];

/** How one service differs from what all others understand. */
interface Dialect {
  /** The names of the limit of length, the one that it prefers first. */
  readonly limits: readonly ('max_tokens' | 'max_completion_tokens')[];
  /** Whether it reports the cost of each request if asked. */
  readonly reportsCost: boolean;
  /** Whether a field `reasoning` limits or switches off the thinking of any model. */
  readonly limitsThinking: boolean;
}

const USUAL: Dialect = {
  limits: ['max_tokens', 'max_completion_tokens'],
  reportsCost: false,
  limitsThinking: false,
};
const DIALECTS: ReadonlyMap<string, Dialect> = new Map([
  // OpenAI's newer models refuse the older name.
  ['openai', { ...USUAL, limits: ['max_completion_tokens', 'max_tokens'] }],
  ['openrouter', { ...USUAL, reportsCost: true, limitsThinking: true }],
]);

/** OpenAI's chat completions, as the services that call themselves compatible with them speak them. */
export function openAiWire(provider: string, structured: boolean): Wire {
  const { limits, reportsCost, limitsThinking } = DIALECTS.get(provider) ?? USUAL;
  const features: readonly Feature[] = [
    ...COMMON,
    ...limits,
    ...(structured ? (['schema'] as const) : []),
    ...(reportsCost ? (['usage'] as const) : []),
    ...(limitsThinking ? (['thinking_budget'] as const) : []),
  ];
  return {
    path: '/chat/completions',
    features,
    fit: fitted,
    headers: (key) => (key === undefined ? {} : { authorization: `Bearer ${key}` }),
    body: (question, { model, maxOutputTokens, temperature, seed, ...thinking }, uses) => {
      const limit = limits.find((name) => uses.has(name));
      return {
        model,
        messages: messagesOf(question, uses.has('system_role')),
        stream: uses.has('stream'),
        ...(uses.has('stream') && uses.has('stream_options') && { stream_options: { include_usage: true } }),
        ...(temperature !== undefined && { temperature }),
        ...(seed !== undefined && { seed }),
        ...thinkingFields(thinking),
        ...(limit !== undefined && { [limit]: maxOutputTokens }),
        ...(uses.has('schema') && {
          response_format: {
            type: 'json_schema',
            json_schema: { name: 'decision', strict: true, schema: question.schema },
          },
        }),
        ...(uses.has('usage') && { usage: { include: true } }),
      };
    },
    read,
  };
}

/** A limit for thinking is more exact than an effort, and one request carries one of them. */
function fitted(options: AskOptions, uses: ReadonlySet<Feature>): AskOptions {
  const { maxOutputTokens, temperature, seed, reasoningEffort, thinkingBudget } = options;
  const budget = uses.has('thinking_budget') ? thinkingBudget : undefined;
  return {
    maxOutputTokens: Math.max(maxOutputTokens, budget === undefined ? 0 : budget + ROOM_FOR_ANSWER),
    ...(uses.has('temperature') && { temperature }),
    ...(uses.has('seed') && { seed }),
    ...(budget === undefined && uses.has('reasoning_effort') && { reasoningEffort }),
    ...(budget !== undefined && { thinkingBudget: budget }),
  };
}

function thinkingFields({ reasoningEffort, thinkingBudget }: Partial<AskOptions>): JsonObject {
  if (thinkingBudget === 0) return { reasoning: { enabled: false } };
  if (thinkingBudget !== undefined) return { reasoning: { max_tokens: thinkingBudget } };
  return reasoningEffort === undefined ? {} : { reasoning_effort: reasoningEffort };
}

function messagesOf({ system, messages }: ModelQuestion, asSystem: boolean): readonly JsonObject[] {
  const replied = messages.map(({ role, text }) => ({ role, content: text }));
  if (system === '') return replied;
  if (asSystem) return [{ role: 'system', content: system }, ...replied];
  const [first, ...others] = replied;
  return [{ role: 'user', content: `${system}\n\n${first?.content ?? ''}` }, ...others];
}

function read(event: JsonObject): readonly Part[] {
  const choice = fieldsOf(listOf(event['choices']).find((one) => numberOr(fieldsOf(one)['index'], 0) === 0));
  const usage = tokensIn(fieldsOf(event['usage'] ?? fieldsOf(event['x_groq'])['usage']));
  const error = listOf(event['choices']).length === 0 ? errorIn(event) : errorWithin(event, choice);
  const end = textOr(choice['finish_reason'], '');
  return [
    ...modelPart(event['model']),
    ...piecesOf(choice),
    ...usage,
    ...(error === undefined ? [] : [error]),
    ...(end === '' ? [] : [{ kind: 'end', ending: endingOf(end) } as const]),
  ];
}

/** An error beside a choice, where a sentence alone is none. */
function errorWithin({ error }: JsonObject, choice: JsonObject): Part | undefined {
  return errorIn({ error: error ?? choice['error'] });
}

function piecesOf(choice: JsonObject): readonly Part[] {
  const delta = fieldsOf(choice['delta'] ?? choice['message']);
  const { content, reasoning_content, reasoning, reasoning_details, tool_calls, function_call, refusal }: JsonObject =
    delta;
  const thoughts = thinkingPart(reasoning_content ?? reasoning);
  const details = listOf(reasoning_details).flatMap((one) =>
    thinkingPart(fieldsOf(one)['text'] ?? fieldsOf(one)['summary']),
  );
  const call = fieldsOf(function_call);
  return [
    ...(thoughts.length > 0 ? thoughts : details),
    ...contentParts(content ?? choice['text']),
    ...listOf(tool_calls).map((one, place) => {
      const { index, function: called }: JsonObject = fieldsOf(one);
      const { name, arguments: args }: JsonObject = fieldsOf(called);
      return callPart(numberOr(index, place), name, args);
    }),
    ...(function_call == null ? [] : [callPart(0, call['name'], call['arguments'])]),
    ...(textOr(refusal, '') === '' ? [] : [{ kind: 'end', ending: 'refused' } as const]),
  ];
}

/** A text, or a list of texts and thoughts as Mistral sends it. */
function contentParts(content: unknown): readonly Part[] {
  if (!Array.isArray(content)) return textPart(content);
  return content.flatMap((item: unknown): readonly Part[] => {
    const { type, text, thinking }: JsonObject = fieldsOf(item);
    if (type !== 'thinking') return textPart(text ?? item);
    return listOf(thinking).flatMap((block) => thinkingPart(fieldsOf(block)['text']));
  });
}

function tokensIn(usage: JsonObject): readonly Part[] {
  const { prompt_tokens, completion_tokens, prompt_tokens_details, prompt_cache_hit_tokens, cost }: JsonObject = usage;
  const [input, output] = [countOrNull(prompt_tokens), countOrNull(completion_tokens)];
  if (input === null && output === null) return [];
  const cached = countOrNull(fieldsOf(prompt_tokens_details)['cached_tokens'] ?? prompt_cache_hit_tokens);
  const details = fieldsOf(usage['completion_tokens_details']);
  const reasoning = countOrNull(details['reasoning_tokens'] ?? usage['reasoning_tokens']);
  return [{ kind: 'tokens', tokens: { input, output, cached, reasoning, costUsd: countOrNull(cost) } }];
}
