import type { GameOptions, Play, Seating } from '#libs/monopoly';

/** A step of what was played elsewhere: an action, or that chance is drawn anew from a seed. */
export type PastStep = Play | { readonly redraw: number };

/** All that a game is made from. */
export interface GameCreation {
  readonly id: string;
  readonly players: readonly Seating[];
  readonly seed: number;
  readonly options: Partial<GameOptions>;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  /** The rules that it is played by: others could make another game of the same actions. */
  readonly rulesVersion: string;
  /** A game that goes on where another one stood begins with these steps; undefined: it begins at the beginning. */
  readonly past?: readonly PastStep[];
}

/** The request that an action came with, so that a repeat of it is known. */
export interface KeyedRequest {
  /** Its `Idempotency-Key`. */
  readonly key: string;
  /** A digest of its body. */
  readonly fingerprint: string;
}

export interface RecordedAction {
  readonly action: Play;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly request?: KeyedRequest;
}

/** What is appended to a game. */
export interface NextAction {
  /** Counted from 0. */
  readonly index: number;
  readonly recorded: RecordedAction;
  /** The game is over with it. */
  readonly isLast: boolean;
}

/** A game as it is kept. Everything else about it follows by playing the actions again. */
export interface GameRecord {
  readonly creation: GameCreation;
  /** ISO 8601 UTC; null: nobody has started it yet. */
  readonly startedAt: string | null;
  readonly actions: readonly RecordedAction[];
}
