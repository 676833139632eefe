import type { GameState, NumberedEvent } from '#libs/protocol';
import type { GameSession } from '../../games/index.js';

/** What a card is made of: all of it is what every spectator may see at that moment. */
export interface Subject {
  readonly session: GameSession;
  /** The number of the event that is shown. */
  readonly seq: number;
  /** The state after it. */
  readonly state: GameState;
  /** The last events up to it, oldest first. */
  readonly events: readonly NumberedEvent[];
}

export function isLatest({ session, seq }: Subject): boolean {
  return seq >= session.seq;
}
