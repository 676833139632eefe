import { isJsonObject, type JsonObject } from '#libs/protocol';
import { fieldsIn, bounded } from './fields.js';

/** A numbered event as the story keeps it: tidied, and without what no view needs. */
export interface GameEvent {
  readonly seq: number;
  /** Milliseconds since 1970; null where the server's time is not understood. */
  readonly at: number | null;
  readonly name: string;
  readonly fields: JsonObject;
}

/** The envelope is kept apart; the players stand under two names, and final states come as pictures. */
const NOT_KEPT: ReadonlySet<string> = new Set(['game_id', 'seq', 'at', 'final_state', 'agents', 'result']);

/** `at` is ISO 8601. */
export function gameEvent(name: string, seq: number, at: unknown, payload: JsonObject): GameEvent {
  const kept = Object.fromEntries(Object.entries(payload).filter(([field]) => !NOT_KEPT.has(field)));
  const time = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  const fields = bounded({ ...kept, ...actionResultOf(payload) });
  return { name, seq, at: Number.isNaN(time) ? null : time, fields: isJsonObject(fields) ? fields : {} };
}

/** Of an action's result the story needs whether it worked: the picture that follows shows the rest. */
function actionResultOf(payload: JsonObject): JsonObject {
  if (!isJsonObject(payload['result'])) return {};
  const { success, message } = fieldsIn(payload, 'result');
  return { success, message };
}
