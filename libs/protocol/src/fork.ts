/** The moment that a fork goes on from: a game and the number of an event there. */
export interface ForkedFrom {
  readonly game_id: string;
  readonly seq: number;
}
