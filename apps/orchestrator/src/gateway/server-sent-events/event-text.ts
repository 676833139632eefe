import type { Envelope, ServerToClientEvents } from '#libs/protocol';
import type { EncodedEvent } from '../../games/ports/index.js';
import { eventPayload, statePayload } from '../transport/payloads.js';

/** Ignored by clients. Proxies close a connection on which nothing is sent for a minute. */
export const HEARTBEAT = ': \n\n';

/** How long a client waits before it connects again, in milliseconds. */
export function retryText(ms: number): string {
  return `retry: ${ms}\n\n`;
}

/** A numbered event as a server-sent event, whose id is its number. JSON has no line breaks of its own. */
export function eventText(gameId: string, event: EncodedEvent): string {
  const { name, payload } = eventPayload(gameId, event);
  return messageText(name, payload, event.seq);
}

/** A snapshot. Its id is the number of the last event that it includes, so that a client has one from the start. */
export function stateText(state: string, envelope: Envelope): string {
  return messageText(
    'game:state' satisfies keyof ServerToClientEvents,
    statePayload(state, envelope, false),
    envelope.seq,
  );
}

/** `data` is JSON. Without an id, a client keeps the last one. */
export function messageText(name: string, data: string, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${data}\n\n`;
}
