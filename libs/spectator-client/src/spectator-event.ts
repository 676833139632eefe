import { isGameEventName, type Envelope, type GameEventName, type WirePayload } from '#libs/protocol';

/** A game's numbered events by name, each with its payload as it crosses the wire. */
export type EventPayloads = { [N in GameEventName]: WirePayload<N> };

/** A numbered event that the wire's event map knows; its name narrows its payload. */
export type KnownEvent<N extends GameEventName = GameEventName> = {
  [K in N]: { readonly event: K; readonly seq: number; readonly payload: EventPayloads[K] };
}[N];

/** A numbered event of a newer server, under a name that this version does not know. */
export interface UnknownEvent {
  readonly event: string;
  readonly seq: number;
  readonly payload: Envelope & Readonly<Record<string, unknown>>;
}

/** One numbered event of a game. */
export type SpectatorEvent = KnownEvent | UnknownEvent;

/**
 * Whether this version knows the event; then `event.event === 'turn:action'` narrows `event.payload`. The fields of the
 * payload are not checked: they are the server's.
 */
export function isKnownEvent(event: SpectatorEvent): event is KnownEvent {
  return isGameEventName(event.event);
}
