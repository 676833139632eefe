/** A state whose odds are wanted. */
export interface OddsQuestion {
  readonly id: number;
  /** An engine's state, as it was sent. */
  readonly state: unknown;
}

export interface OddsAnswer {
  readonly id: number;
  /** By seat, 0 to 1; null: the state is none of our engine's games. */
  readonly chances: readonly number[] | null;
}
