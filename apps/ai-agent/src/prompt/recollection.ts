/** What a seat remembers of its game, oldest first. */
export interface Recollection {
  /** What happened, in parts that follow each other; later questions begin with the same ones. */
  readonly history: readonly string[];
  /** What it wrote down for itself; empty: nothing. */
  readonly scratchpad: string;
  /** The chat of the players, a plain line each. */
  readonly talk: readonly string[];
}
