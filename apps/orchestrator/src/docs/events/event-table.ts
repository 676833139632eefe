import type { ByPlayer, GameEventMap, GameEventName } from '#libs/protocol';
import { type FieldsOf, type Schema, text } from '../schemas/schema.js';

/** One event as documents describe it. */
export interface DescribedEvent<Payload> {
  readonly summary: string;
  readonly payload: Schema<Payload>;
  readonly example: Payload;
}

/** The numbered events. A name that is missing does not compile, nor does a payload of another shape. */
export type EventTable = { readonly [Name in GameEventName]: DescribedEvent<GameEventMap[Name]> };

/** Those of the events that a file describes. */
export type EventsNamed<Name extends GameEventName> = Pick<EventTable, Name>;

export const BY_PLAYER: FieldsOf<ByPlayer> = { player_id: text(), player_name: text() };

export const ANN: ByPlayer = { player_id: '0f4d1c52-9a3e-4b77-8d1e-5a6b7c8d9e0f', player_name: 'Ann' };
export const BOB: ByPlayer = { player_id: '6b1f0a3c-2d4e-4f60-9b8a-1c2d3e4f5a6b', player_name: 'Bob' };
