/** A game with events that a webhook has still to be sent. */
export interface QueuedGame {
  readonly webhook: string;
  readonly gameId: string;
  /** The first event that it may have to be sent, and the last one. Not all between are for it. */
  readonly nextSeq: number;
  readonly lastSeq: number;
  /** How many attempts at `nextSeq` have failed. */
  readonly failures: number;
  /** ISO 8601 UTC. */
  readonly dueAt: string;
}

/** How far a game is, and when it is the next one's to look after. */
export type QueueProgress = Pick<QueuedGame, 'nextSeq' | 'failures' | 'dueAt'>;

/**
 * What webhooks have still to be sent: a game gets in with the commit of an event for the webhook, and stays until all are
 * sent. Who sends puts `dueAt` into the future first: until then the game is theirs alone, and if they die it becomes due.
 * Where games are deleted, they are gone from here too.
 */
export abstract class DeliveryQueue {
  /** The games of a webhook that are due, longest first, up to `limit`. */
  abstract due(webhook: string, at: string, limit: number): Promise<readonly QueuedGame[]>;

  /** Moves a game. Undefined, and nothing is written, where somebody else has moved it since it was read. */
  abstract move(game: QueuedGame, progress: QueueProgress): Promise<QueuedGame | undefined>;

  /** Takes out a game whose events were all sent. False where somebody else has moved it, or has added an event. */
  abstract finish(game: QueuedGame): Promise<boolean>;
}
