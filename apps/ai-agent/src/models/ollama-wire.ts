import type { JsonObject } from '#libs/protocol';
import { fieldsOf, listOf, textOr } from '../table/reading.js';
import { endingOf } from './endings.js';
import { callPart, countOrNull, errorIn, type Part, textPart, thinkingPart, type Wire } from './wire.js';

/** Ollama's own API, which knows `num_ctx`; its OpenAI-compatible one does not. Prompts beyond it lose their beginning silently. */
export function ollamaWire(numCtx: number): Wire {
  return {
    path: '/api/chat',
    features: ['stream', 'temperature', 'schema'],
    headers: (key) => (key === undefined ? {} : { authorization: `Bearer ${key}` }),
    body: ({ system, messages, schema }, { model, maxOutputTokens, temperature }, uses) => ({
      model,
      messages: [{ role: 'system', content: system }, ...messages.map(({ role, text }) => ({ role, content: text }))],
      stream: uses.has('stream'),
      ...(uses.has('schema') && { format: schema }),
      options: {
        num_ctx: numCtx,
        num_predict: maxOutputTokens,
        ...(uses.has('temperature') && temperature !== undefined && { temperature }),
      },
    }),
    read,
  };
}

function read(event: JsonObject): readonly Part[] {
  const message = fieldsOf(event['message']);
  const error = errorIn(event);
  if (error !== undefined) return [error];
  const calls = listOf(message['tool_calls']).map((call, index) => {
    const { name, arguments: args }: JsonObject = fieldsOf(fieldsOf(call)['function']);
    return callPart(index, name, args);
  });
  const pieces = [...thinkingPart(message['thinking']), ...textPart(message['content']), ...calls];
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
