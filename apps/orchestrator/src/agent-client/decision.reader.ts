import { type AgentUsage, type GameAction, isDeeperThan, isJsonObject, type JsonObject } from '#libs/protocol';
import { plainLine } from '#libs/service';
import type { AgentDecision } from '../games/ports/index.js';
import { readModelInfo } from './model-info.reader.js';
import { readTranscript } from './transcript.reader.js';
import { readUsage } from './usage.reader.js';

const MAX_REASONING = 2_000;
const MAX_CHAT = 280;
const MAX_SOURCE = 50;
/** An action is stored and shown to every viewer: levels of lists and objects, and characters as JSON. */
const MAX_LEVELS = 16;
const MAX_ACTION = 16_384;

/** An answer that holds no decision. The message is a predicate that names what was expected, for the agent's author. */
export class BadAnswer extends Error {
  override readonly name = 'BadAnswer';

  /** @param usage the cost that the answer reports nevertheless. */
  constructor(
    message: string,
    readonly usage: AgentUsage | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Reads what agents send: `{action: {type, …}, reasoning?, chat?, usage?, source?}`, the bare action `{type, …}`, the type
 * alone `{action: "roll_dice", property_id?}`, and each of these inside `{decision: …}`. The engine's `action_id` may stand
 * for the type. The action is bounded, but as it was sent: it is to be compared with what the engine offered. Throws BadAnswer.
 */
export function readDecision(body: unknown): AgentDecision {
  if (!isJsonObject(body)) throw notADecision(body);
  const { decision, ...around } = body;
  const {
    action,
    reasoning,
    chat,
    usage,
    source,
    model_info: info,
    transcript,
    ...rest
  } = isJsonObject(decision) ? { ...remarks(around), ...decision } : around;
  const cost = readUsage(usage);
  const by = plainLine(source, MAX_SOURCE);
  const model = readModelInfo(info);
  const attempts = readTranscript(transcript);
  return {
    action: readAction(action, rest, cost),
    reasoning: plainLine(reasoning, MAX_REASONING),
    chat: plainLine(chat, MAX_CHAT),
    usage: cost,
    ...(by !== null && { source: by }),
    ...(model !== null && { model_info: model }),
    ...(attempts !== null && { transcript: attempts }),
  };
}

/** What may stand beside `decision` instead of in it. */
function remarks({ reasoning, chat, usage, source, model_info, transcript }: JsonObject): JsonObject {
  return { reasoning, chat, usage, source, model_info, transcript };
}

function readAction(action: unknown, rest: JsonObject, cost: AgentUsage | null): GameAction {
  const [type, fields] = isJsonObject(action)
    ? [action['type'], action]
    : [action === undefined ? rest['type'] : (textOfId(action) ?? action), rest];
  const word = type ?? textOfId(fields['action_id']);
  if (typeof word !== 'string' || plainLine(word, 1) === null) throw notADecision({ ...fields, type }, cost);
  if (isDeeperThan(MAX_LEVELS, fields))
    throw new BadAnswer(`answered an action of more than ${MAX_LEVELS} levels`, cost);
  if (JSON.stringify(fields).length + word.length > MAX_ACTION) {
    throw new BadAnswer(`answered an action of more than ${MAX_ACTION} characters`, cost);
  }
  return { ...fields, type: word };
}

/** Some engines number their actions. */
function textOfId(id: unknown): string | undefined {
  return typeof id === 'number' || typeof id === 'string' ? String(id) : undefined;
}

function notADecision(body: unknown, cost: AgentUsage | null = null): BadAnswer {
  const shown = isDeeperThan(MAX_LEVELS, body) ? 'lists in lists' : (plainLine(JSON.stringify(body), 80) ?? 'nothing');
  return new BadAnswer(`answered ${shown} where {"action": {"type": "…"}} was expected`, cost);
}
