import { hasRanks, isMonopoly, netWorth, scoreOf, type Seat, sharesOf, standings, type Story } from '../story/index.js';

/** A seat beside the others. */
export interface RankedSeat {
  readonly seat: Seat;
  /** Its place in the order of seats: its colour and emblem. */
  readonly order: number;
  /** Net worth in Monopoly, else the score, else the cash; null: the engine gives none. */
  readonly value: number | null;
  /** Whether the value is an amount of dollars. */
  readonly isMoney: boolean;
  /** Of the sum of all values, 0 to 1; null: there is nothing to compare. */
  readonly share: number | null;
}

/** Best first: by rank where the game has ranks, else by value; who is out of the game comes last. */
export function rankedSeats(story: Story): readonly RankedSeat[] {
  const ofMonopoly = isMonopoly(story);
  const isMoney = ofMonopoly || story.engineStandings.every(({ score }) => score === null);
  const values = story.seats.map((seat) =>
    ofMonopoly ? netWorth(story, seat) : isMoney ? seat.cash : scoreOf(story, seat.id),
  );
  const shares = sharesOf(values);
  const ranks = new Map(hasRanks(story) ? standings(story).map(({ seat, rank }) => [seat.id, rank]) : []);
  return story.seats
    .map((seat, order) => ({ seat, order, isMoney, value: values[order] ?? null, share: shares?.[order] ?? null }))
    .toSorted(
      (a, b) =>
        (ranks.get(a.seat.id) ?? 0) - (ranks.get(b.seat.id) ?? 0) ||
        Number(a.seat.isOut) - Number(b.seat.isOut) ||
        (b.value ?? 0) - (a.value ?? 0),
    );
}
