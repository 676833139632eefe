import {
  type GameState,
  isGameState,
  isJsonObject,
  isPatchOperation,
  type JsonObject,
  type StatePatch,
} from '#libs/protocol';
import type { SpectatorEvent, UnknownEvent } from './spectator-event.js';

/** A message about one game, classified. */
export type Message =
  | { readonly kind: 'event'; readonly gameId: string; readonly event: SpectatorEvent }
  | { readonly kind: 'snapshot'; readonly gameId: string; readonly seq: number; readonly state: GameState }
  | { readonly kind: 'patch'; readonly gameId: string; readonly patch: StatePatch }
  | { readonly kind: 'unnumbered'; readonly gameId: string; readonly name: string; readonly payload: JsonObject };

/**
 * Reads one Socket.IO event. Null for a message without a game id and for an invalid snapshot, patch or event; the gap in
 * the numbers that this leaves is detected like any other.
 */
export function readMessage(name: string, payload: unknown): Message | null {
  if (!isJsonObject(payload) || typeof payload['game_id'] !== 'string') return null;
  const gameId = payload['game_id'];
  if (name === 'game:state') return readSnapshot(gameId, payload);
  if (name === 'state:patch') return isStatePatch(payload) ? { kind: 'patch', gameId, patch: payload } : null;
  if (isNumbered(payload)) return { kind: 'event', gameId, event: { event: name, seq: payload.seq, payload } };
  return payload['seq'] === undefined ? { kind: 'unnumbered', gameId, name, payload } : null;
}

/** Whether `value` is an event's number, or 0: before the first event. */
export function isSeq(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function readSnapshot(gameId: string, payload: JsonObject): Message | null {
  const { game_id: _gameId, seq, at: _at, ...flat } = payload;
  if (!isSeq(seq)) return null;
  const state = isGameState(flat) ? flat : flat['state'];
  return isGameState(state) ? { kind: 'snapshot', gameId, seq, state } : null;
}

function isNumbered(payload: JsonObject): payload is UnknownEvent['payload'] {
  return isSeq(payload['seq']) && payload['seq'] > 0;
}

function isStatePatch(payload: JsonObject): payload is JsonObject & StatePatch {
  const { seq, base_seq: base, patch } = payload;
  return isSeq(seq) && isSeq(base) && base < seq && Array.isArray(patch) && patch.every(isPatchOperation);
}
