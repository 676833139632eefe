import { isJsonObject, type NumberedEvent, type RecentEvent } from '#libs/protocol';

/** What one decide request tells: events, and bytes of them as JSON. */
const MAX_EVENTS = 100;
const MAX_BYTES = 65_536;

/** How many of a game's last events are read for it: at most every second one is none that is told. */
export const MAX_READ = 2 * MAX_EVENTS;

/** The newest events that a seat may be told of, oldest first. */
export function recentEvents(events: readonly NumberedEvent[]): readonly RecentEvent[] {
  const told: RecentEvent[] = [];
  let bytes = 0;
  for (const { seq, event, payload } of events.filter(({ event: name }) => name !== 'agent:thinking').toReversed()) {
    const recent = { seq, event, payload: withoutState(payload) };
    bytes += Buffer.byteLength(JSON.stringify(recent));
    if (told.length === MAX_EVENTS || bytes > MAX_BYTES) break;
    told.push(recent);
  }
  return told.toReversed();
}

function withoutState(payload: object): Readonly<Record<string, unknown>> {
  if (!isJsonObject(payload)) return {};
  const { final_state: _, ...rest } = payload;
  return rest;
}
