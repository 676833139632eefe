import type { Envelope, EnvelopedSnapshot, SnapshotPayload, GameState, NumberedEvent } from '#libs/protocol';

/** An event's payload on the wire: its own fields and the envelope. */
export function eventPayload(gameId: string, { payload, seq, at }: NumberedEvent): Envelope {
  return { ...payload, game_id: gameId, seq, at };
}

/** A snapshot on the wire: the state with the envelope's fields, or, for clients that expect it, the state inside one. */
export function statePayload(
  state: GameState,
  envelope: Envelope,
  isEnveloped: boolean,
): SnapshotPayload | EnvelopedSnapshot {
  return isEnveloped ? { ...envelope, state } : { ...state, ...envelope };
}
