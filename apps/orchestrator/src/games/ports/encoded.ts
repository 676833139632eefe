import { type GameState, isJsonObject, type NumberedEvent, patchBetween } from '#libs/protocol';

/**
 * A numbered event as JSON: `{"seq":…,"at":…,"event":…,"payload":…}`. It is made once, when the event is numbered; the
 * store, other replicas, spectators and REST get this text.
 */
export interface EncodedEvent {
  readonly seq: number;
  readonly json: string;
  /** All of it, where `json` leaves out what is hidden until the game is over. Only the store gets it. */
  readonly full?: string;
}

/** The state after event `seq` as JSON, and the patch (RFC 6902) that makes it of the snapshot of `baseSeq`. */
export interface EncodedSnapshot {
  readonly seq: number;
  readonly baseSeq: number;
  readonly state: string;
  readonly patch: string;
  /** The same of all that there is, where the above leave out what is hidden until the game is over. Only the store gets it. */
  readonly full?: { readonly state: string; readonly patch: string };
}

/** The parts of an encoded event. `name` is JSON without its quotes, `payload` is JSON. */
export interface EventParts {
  readonly at: string;
  readonly name: string;
  readonly payload: string;
}

export function encodeEvent({ seq, at, event, payload }: NumberedEvent): EncodedEvent {
  return { seq, json: JSON.stringify({ seq, at, event, payload }) };
}

export function encodeSnapshot(
  before: GameState,
  { seq, baseSeq, state }: { readonly seq: number; readonly baseSeq: number; readonly state: GameState },
): EncodedSnapshot {
  return { seq, baseSeq, state: JSON.stringify(state), patch: JSON.stringify(patchBetween(before, state)) };
}

const START = /^\{"seq":(\d+),"at":"([^"\\]*)","event":"((?:[^"\\]|\\.)*)","payload":\{/;

/** Takes an encoded event apart without parsing its payload. Throws where it is none. */
export function partsOf({ json }: EncodedEvent): EventParts {
  // Earlier versions may have written the fields in another order.
  const parts = partsIn(json) ?? partsIn(encodeEvent(decoded(json)).json);
  if (parts === undefined) throw new Error(`No event: ${json.slice(0, 100)}`);
  return parts;
}

/** Whether a text is an event as this version encodes it, with this number. */
export function isEncoded(json: string | undefined, seq: number): json is string {
  return json !== undefined && START.exec(json)?.[1] === String(seq);
}

function partsIn(json: string): EventParts | undefined {
  const start = START.exec(json);
  if (start === null) return undefined;
  const [{ length }, , at = '', name = ''] = start;
  return { at, name, payload: json.slice(length - 1, -1) };
}

/** The object behind the text. */
export function decodeEvent({ json }: EncodedEvent): NumberedEvent {
  return decoded(json);
}

function decoded(json: string): NumberedEvent {
  const event: unknown = JSON.parse(json);
  if (!isNumbered(event)) throw new Error(`No event: ${json.slice(0, 100)}`);
  return event;
}

/** Only the orchestrator writes events, so one with these fields is a whole one. */
function isNumbered(value: unknown): value is NumberedEvent {
  if (!isJsonObject(value)) return false;
  const { seq, at, event, payload } = value;
  return typeof seq === 'number' && typeof at === 'string' && typeof event === 'string' && isJsonObject(payload);
}
