/** A state whose odds are wanted. */
export interface OddsQuestion {
  readonly id: number;
  /** An engine's state, as it was sent. */
  readonly state: unknown;
  /**
   * Of a question that waits until nothing that is shown is in question: the number of games to play before its only answer; with
   * none, what the board is worth as it is. Null: of what is shown, answered several times.
   */
  readonly rollouts: number | null;
}

export interface OddsAnswer {
  readonly id: number;
  /** By seat, 0 to 1; null: the state is none of our engine's games. */
  readonly chances: readonly number[] | null;
}
