import type { DecideResponse } from '#libs/protocol';
import { isJsonObject, type JsonObject } from '../http-client/index.js';

const MAX_REASONING = 2_000;
const MAX_CHAT = 280;

/** An answer that holds no decision. The message is a predicate that tells the agent's author what was expected. */
export class BadAnswer extends Error {
  override readonly name = 'BadAnswer';
}

/**
 * Reads what agents send: `{action: {type, …}, reasoning?, chat?, usage?}`, the bare action `{type, …}`, the type alone
 * `{action: "roll_dice", property_id?}`, and each of these inside `{decision: …}`. Throws BadAnswer.
 */
export function readDecision(body: unknown): DecideResponse {
  if (!isJsonObject(body)) throw notADecision(body);
  const { decision, ...around } = body;
  const { action, reasoning, chat, usage, ...rest } = isJsonObject(decision)
    ? { ...remarks(around), ...decision }
    : around;
  return {
    action: readAction(action, rest),
    reasoning: line(reasoning, MAX_REASONING),
    chat: line(chat, MAX_CHAT),
    usage: isJsonObject(usage) ? usage : null,
  };
}

/** What may stand beside `decision` instead of in it. */
function remarks({ reasoning, chat, usage }: JsonObject): JsonObject {
  return { reasoning, chat, usage };
}

function readAction(action: unknown, rest: JsonObject): DecideResponse['action'] {
  if (isJsonObject(action)) return typed(action['type'], action);
  if (action === undefined) return typed(rest['type'], rest);
  return typed(action, rest);
}

function typed(type: unknown, fields: JsonObject): DecideResponse['action'] {
  if (typeof type !== 'string' || type === '') throw notADecision({ ...fields, type });
  return { ...fields, type };
}

/** Text for viewers: one line, no control characters, no more than `max` UTF-16 units. */
function line(value: unknown, max: number): string | null {
  if (typeof value !== 'string') return null;
  const clean = value
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/\p{Cc}/gu, '')
    .trim();
  // Not in the middle of a surrogate pair.
  return clean.slice(0, max).replace(/[\uD800-\uDBFF]$/, '') || null;
}

function notADecision(body: unknown): BadAnswer {
  const shown = JSON.stringify(body)?.slice(0, 80) ?? 'nothing';
  return new BadAnswer(`answered ${shown} where {"action": {"type": "…"}} was expected`);
}
