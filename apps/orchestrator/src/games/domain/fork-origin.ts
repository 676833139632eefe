/** Where a game was forked from another one. */
export interface ForkOrigin {
  readonly gameId: string;
  /** The moment of that game that was asked for. */
  readonly seq: number;
  /** Chance is drawn anew from it from there on; undefined: it goes on as it would have. */
  readonly seed?: number;
}

/** What a game keeps so that it can be forked, and of what it was forked from. */
export interface Forking {
  /** As the engine named it: what chance is drawn from, also where nobody asked for a seed. */
  readonly engineSeed?: number;
  readonly forkedFrom?: ForkOrigin;
  /** What is hidden in it was known when it was forked. */
  readonly knownCards?: boolean;
  /** It was created with rules or options that are too long to be kept: it cannot be made anew. */
  readonly leavesOutRules?: boolean;
}
