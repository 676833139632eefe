import { fieldsOf, listOf, numberOr, textOr } from '#libs/protocol';
import type { ReceivedEvent } from '../prompt/event-lines.js';

/** The newest events of a request that are read; an orchestrator may send more. */
const MAX_EVENTS = 200;

/** The events in a request, oldest first; what is no event is left out. */
export function eventsIn(value: unknown): readonly ReceivedEvent[] {
  return listOf(value)
    .slice(-MAX_EVENTS)
    .map(fieldsOf)
    .map(({ seq, event, payload }) => ({ seq: numberOr(seq, 0), event: textOr(event, ''), payload: fieldsOf(payload) }))
    .filter(({ seq, event }) => seq > 0 && event !== '');
}
