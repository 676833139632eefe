/** A player's place in the order of play: an index into a game's players, bankrupt ones included. */
export type SeatIndex = number;
