import { fieldsOf, type JsonObject, listOf, textOr } from '#libs/protocol';
import type { AskOptions, ModelQuestion } from './chat-model.js';
import { endingOf } from './endings.js';
import type { Feature } from './features.js';
import { callPart, countOrNull, errorIn, modelPart, type Part, textPart, thinkingPart, type Wire } from './wire.js';

/** Cautious for English and JSON. */
const CHARACTERS_PER_TOKEN = 3;
/** Tokens that an answer has in any case. */
const MIN_ROOM = 256;

/** Ollama's own API, which knows `num_ctx`; its OpenAI-compatible one does not. Prompts beyond it lose their beginning silently. */
export function ollamaWire(numCtx: number): Wire {
  return {
    path: '/api/chat',
    features: ['stream', 'temperature', 'seed', 'schema', 'reasoning_effort', 'thinking'],
    fit: fitted,
    headers: (key) => (key === undefined ? {} : { authorization: `Bearer ${key}` }),
    body: (question, { model, maxOutputTokens, temperature, seed, ...thinking }, uses) => ({
      model,
      messages: [
        { role: 'system', content: question.system },
        ...question.messages.map(({ role, text }) => ({ role, content: text })),
      ],
      stream: uses.has('stream'),
      ...(uses.has('schema') && { format: question.schema }),
      ...thinkingFields(thinking, uses),
      options: {
        num_ctx: numCtx,
        num_predict: Math.min(maxOutputTokens, roomFor(question, numCtx)),
        ...(temperature !== undefined && { temperature }),
        ...(seed !== undefined && { seed }),
      },
    }),
    read,
  };
}

/** An answer that grows beyond the context pushes out the question that it answers. */
function roomFor({ system, messages }: ModelQuestion, numCtx: number): number {
  const asked = messages.reduce((sum, { text }) => sum + text.length, system.length);
  return Math.max(MIN_ROOM, numCtx - Math.ceil(asked / CHARACTERS_PER_TOKEN));
}

/** Thinking is on, off, or of a level; how much of it cannot be limited. */
function fitted(options: AskOptions, uses: ReadonlySet<Feature>): AskOptions {
  const { maxOutputTokens, temperature, seed, reasoningEffort, thinkingBudget } = options;
  const takesEffort = uses.has('reasoning_effort') || uses.has('thinking');
  const effort = reasoningEffort === 'minimal' ? 'low' : reasoningEffort;
  return {
    maxOutputTokens,
    ...(uses.has('temperature') && { temperature }),
    ...(uses.has('seed') && { seed }),
    ...(thinkingBudget !== 0 && takesEffort && { reasoningEffort: effort }),
    ...(thinkingBudget === 0 && uses.has('thinking') && { thinkingBudget }),
  };
}

/** Only some models know levels; for the others it is on. */
function thinkingFields(
  { reasoningEffort, thinkingBudget }: Partial<AskOptions>,
  uses: ReadonlySet<Feature>,
): JsonObject {
  if (thinkingBudget === 0) return { think: false };
  if (reasoningEffort === undefined) return {};
  if (!uses.has('reasoning_effort')) return { think: true };
  return { think: reasoningEffort };
}

function read(event: JsonObject): readonly Part[] {
  const message = fieldsOf(event['message']);
  const error = errorIn(event);
  if (error !== undefined) return [error];
  const calls = listOf(message['tool_calls']).map((call, index) => {
    const { name, arguments: args }: JsonObject = fieldsOf(fieldsOf(call)['function']);
    return callPart(index, name, args);
  });
  const pieces = [
    ...modelPart(event['model']),
    ...thinkingPart(message['thinking']),
    ...textPart(message['content']),
    ...calls,
  ];
  return event['done'] === true ? [...pieces, ...endOf(event)] : pieces;
}

/** Older servers name no reason. */
function endOf(event: JsonObject): readonly Part[] {
  const tokens = { input: countOrNull(event['prompt_eval_count']), output: countOrNull(event['eval_count']) };
  return [
    { kind: 'tokens', tokens },
    { kind: 'end', ending: endingOf(textOr(event['done_reason'], 'stop')) },
  ];
}
