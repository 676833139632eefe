import type { GameAction } from '#libs/protocol';

/** What is asked: the state after an action of this seat. */
export interface PeekQuestion {
  readonly url: string;
  readonly playerId: string;
  readonly action: GameAction;
  readonly signal: AbortSignal;
}

/** What a move leads to. */
export type Peeked =
  | { readonly kind: 'state'; readonly state: Readonly<Record<string, unknown>>; readonly bytes: number }
  /** This move was refused; others may not be. */
  | { readonly kind: 'refused' }
  /** There is no answer to expect for any move. */
  | { readonly kind: 'unavailable' };

/** Asks what a move leads to, without doing it. */
export abstract class Peeker {
  /** Never rejects: what goes wrong is `unavailable`. */
  abstract peek(question: PeekQuestion): Promise<Peeked>;
}
