import type { GameResult, Standing } from '#libs/protocol';

/** A player's place in a finished game, 1 first. Players who cannot be told apart share one. */
export interface Place {
  readonly playerId: string;
  readonly place: number;
}

/**
 * The winner first, then who is solvent, as the result tells; then the bankrupt, who fell last before who fell first.
 *
 * @param bankruptcies the ids of the players in the order in which they went bankrupt, as far as it is known
 */
export function placesOf({ standings, winner_id }: GameResult, bankruptcies: readonly string[]): readonly Place[] {
  const group = ({ player_id, is_bankrupt }: Standing): number => (player_id === winner_id ? 0 : is_bankrupt ? 2 : 1);
  const isBetter = (one: Standing, other: Standing): boolean => {
    if (group(one) !== group(other)) return group(one) < group(other);
    if (one.is_bankrupt) return bankruptcies.indexOf(one.player_id) > bankruptcies.indexOf(other.player_id);
    return one.rank < other.rank && !isAlike(one, other);
  };
  return standings.map((row) => ({
    playerId: row.player_id,
    place: 1 + standings.filter((other) => isBetter(other, row)).length,
  }));
}

/** One of two who own the same has to stand above the other in a list; that makes him no better. */
function isAlike(one: Standing, other: Standing): boolean {
  return one.cash === other.cash && one.properties === other.properties;
}
