/** Where a game belongs that is played for a tournament. */
export interface TournamentOfGame {
  readonly tournament_id: string;
  readonly number: number;
  readonly round: number;
}
