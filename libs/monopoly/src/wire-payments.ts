import { deedIdAt } from './events.js';
import { playerAt, type Game, type SeatIndex } from './game.js';
import type { Happening } from './happening.js';

/** What a player owed or received, and why. Null in place of a player: the bank, or what lies on Free Parking. */
export interface Payment {
  readonly from_player_id: string | null;
  readonly to_player_id: string | null;
  /** Dollars. */
  readonly amount: number;
  /** `rent`, `tax`, `card`, `fine`, `interest`; from the bank `salary`, `card`, `free_parking`. */
  readonly cause: string;
  /** The deed that it was due for. */
  readonly property_id: string | null;
}

/** The payments of an action in order; prices and trades are in its events. */
export function paymentsIn(game: Game, happenings: readonly Happening[]): readonly Payment[] {
  const idOf = (seat: SeatIndex | null): string | null => (seat === null ? null : playerAt(game, seat).id);
  return happenings.flatMap((happening): readonly Payment[] => {
    if (happening.kind === 'collected') {
      const { seat, amount, cause } = happening;
      return [{ from_player_id: null, to_player_id: idOf(seat), amount, cause, property_id: null }];
    }
    if (happening.kind !== 'paid') return [];
    const { amount, to, cause, position } = happening.debt;
    const property_id = deedIdAt(position);
    return [{ from_player_id: idOf(happening.seat), to_player_id: idOf(to), amount, cause, property_id }];
  });
}
