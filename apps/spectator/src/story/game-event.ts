import { isGameEventName, isJsonObject, type JsonObject } from '#libs/protocol';
import { fieldsIn, bounded } from './fields.js';

/** A numbered event with bounded texts, and without the fields that no view needs. */
export interface GameEvent {
  readonly seq: number;
  /** Milliseconds since 1970; null for an invalid time. */
  readonly at: number | null;
  readonly name: string;
  readonly fields: JsonObject;
}

const ENVELOPE: readonly string[] = ['game_id', 'seq', 'at'];
/** `agents` repeats `players`, final states arrive as snapshots, and of a result only {@link actionResultOf} is kept. */
const DROPPED: ReadonlySet<string> = new Set([...ENVELOPE, 'final_state', 'agents', 'result']);
const DROPPED_FROM_ENGINE_EVENT: ReadonlySet<string> = new Set(ENVELOPE);

/** `at` is ISO 8601. */
export function gameEvent(name: string, seq: number, at: unknown, payload: JsonObject): GameEvent {
  const isKnown = isGameEventName(name);
  const dropped = isKnown ? DROPPED : DROPPED_FROM_ENGINE_EVENT;
  const kept = Object.fromEntries(Object.entries(payload).filter(([field]) => !dropped.has(field)));
  const time = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  const fields = bounded({ ...kept, ...(isKnown && actionResultOf(payload)) });
  return { name, seq, at: Number.isNaN(time) ? null : time, fields: isJsonObject(fields) ? fields : {} };
}

/** Whether an action succeeded, and what was paid; the snapshot that follows has its other effects. */
function actionResultOf(payload: JsonObject): JsonObject {
  if (!isJsonObject(payload['result'])) return {};
  const { success, message, payments } = fieldsIn(payload, 'result');
  return { success, message, ...(Array.isArray(payments) && { payments }) };
}
