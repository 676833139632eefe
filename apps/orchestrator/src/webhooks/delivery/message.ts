import type { NumberedEvent } from '#libs/protocol';

/** What a webhook is sent of an event. */
export interface WebhookMessage {
  /** The same whenever the event is sent to this webhook. Without dots, which a signature puts between its parts. */
  readonly id: string;
  /** JSON. */
  readonly body: string;
}

/** `{type, timestamp, data: {…payload, game_id, seq, at}}` */
export function messageOf(webhook: string, gameId: string, event: NumberedEvent): WebhookMessage {
  const { event: type, at, seq, payload } = event;
  // An engine's own event may have any fields; these three are ours.
  const data = { ...payload, game_id: gameId, seq, at };
  return { id: `${gameId}_${seq}_${webhook}`, body: JSON.stringify({ type, timestamp: at, data }) };
}
