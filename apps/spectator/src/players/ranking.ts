import { isMonopoly, netWorth, type Seat, type Story } from '../story/index.js';

export interface SeatWorth {
  readonly seat: Seat;
  /** Its place at the table, from 0. */
  readonly order: number;
  /** Dollars; null: there are none, or they mean something else. */
  readonly worth: number | null;
}

/** The richest first and who left the game first last; in other games than Monopoly in the order of the table. */
export function seatsByWorth(story: Story): readonly SeatWorth[] {
  if (!isMonopoly(story)) return story.seats.map((seat, order) => ({ seat, order, worth: null }));
  const ranked = story.seats.map((seat, order) => ({ seat, order, worth: netWorth(story, seat) }));
  const outAt = ({ seat }: SeatWorth): number => (seat.isOut ? (story.bankruptAt.get(seat.id) ?? 0) : Infinity);
  return ranked.toSorted((one, other) => {
    const [left, right] = [outAt(one), outAt(other)];
    return left === right ? other.worth - one.worth : right - left;
  });
}

/** Dollars behind the leader; for the leader, ahead of the next. Null: nobody to compare with. */
export function gapOf({ seat, worth }: SeatWorth, ranked: readonly SeatWorth[]): number | null {
  if (worth === null || seat.isOut) return null;
  const [leader, next] = ranked;
  if (leader?.seat.id !== seat.id) return worth - (leader?.worth ?? 0);
  return next === undefined || next.seat.isOut ? null : worth - (next.worth ?? 0);
}
