import type { NumberedChange } from '../domain/change.js';
import type { GameSession } from '../domain/session.js';
import { encodedChange, type PublishedChange, publishedChange } from '../stream/published-change.js';

/** A change as it is published; `before` is the game that it was made of. */
export function published(change: NumberedChange, before: GameSession = change.game): PublishedChange {
  return publishedChange(change, encodedChange(before, change));
}
