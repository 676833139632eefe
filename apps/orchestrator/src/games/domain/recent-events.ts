import { isJsonObject, type NumberedEvent, type RecentEvent } from '#libs/protocol';

/** What one decide request holds: events, and bytes of them as JSON. */
const MAX_EVENTS = 100;
const MAX_BYTES = 65_536;

/** How many of a game's last events are read for it: at most every second one is not sent. */
export const MAX_READ = 2 * MAX_EVENTS;

/** The newest events that a seat may receive, oldest first. */
export function recentEvents(events: readonly NumberedEvent[]): readonly RecentEvent[] {
  const sent: RecentEvent[] = [];
  let bytes = 0;
  for (const { seq, event, payload } of events.filter(({ event: name }) => name !== 'agent:thinking').toReversed()) {
    const recent = { seq, event, payload: withoutState(payload) };
    bytes += Buffer.byteLength(JSON.stringify(recent));
    if (sent.length === MAX_EVENTS || bytes > MAX_BYTES) break;
    sent.push(recent);
  }
  return sent.toReversed();
}

function withoutState(payload: object): Readonly<Record<string, unknown>> {
  if (!isJsonObject(payload)) return {};
  const { final_state: _, ...rest } = payload;
  return rest;
}
