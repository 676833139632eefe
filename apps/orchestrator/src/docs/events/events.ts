import type { GameEventName } from '#libs/protocol';
import type { EventTable } from './event-table.js';
import { GAME_EVENTS } from './game-events.js';
import { REPORTED_EVENTS } from './reported-events.js';
import { TURN_EVENTS } from './turn-events.js';

export const EVENTS: EventTable = { ...GAME_EVENTS, ...TURN_EVENTS, ...REPORTED_EVENTS };

/** How documents name all events that only their engines know, as the protocol's type does. */
export const ENGINE_EVENT = '<engine>:<event>';

export const ENGINE_EVENT_SUMMARY = 'An event that only the engine of the game knows, such as `disc:dropped`.';

/** What an engine may call an event of its own. */
export const ENGINE_EVENT_PATTERN = String.raw`^[A-Za-z][\w-]{0,49}:[A-Za-z][\w-]{0,49}$`;

/** `turn:start` → `TurnStart`: what its schemas and messages are called. */
export function componentOf(event: GameEventName): string {
  const words = event.split(':');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
