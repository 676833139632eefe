import { withJailCardBack } from './decks.js';
import { isDoubles, totalOf } from './dice.js';
import { playerAt, type Debt, type Seat } from './game.js';
import { throwDice } from './movement.js';
import type { Move } from './move.js';
import { payment, transfer } from './payment.js';

/** J3. Dollars. */
export const JAIL_FINE = 50;
/** J6. */
export const MAX_JAIL_THROWS = 3;

const FINE: Debt = { amount: JAIL_FINE, to: null, cause: { kind: 'fine' } };

export function leaveJail(move: Move, seat: Seat): void {
  move.setPlayer(seat, { inJail: false, jailTurns: 0 });
}

/** J3 (b), J7: the token stays; the throw that follows is an ordinary one, doubles and all (T6). */
export function payJailFine(move: Move, seat: Seat): void {
  transfer(move, seat, FINE);
  leaveJail(move, seat);
  move.ask({ kind: 'pre_roll', seat });
}

/** J3 (a), C2. */
export function playJailCard(move: Move, seat: Seat): void {
  const [name, ...jailCards] = playerAt(move.game, seat).jailCards;
  if (name === undefined) return;
  move.setPlayer(seat, { jailCards });
  move.set({ decks: { ...move.game.decks, [name]: withJailCardBack(name, move.game.decks[name]) } });
  move.record({ kind: 'jail_attempt', seat, by: 'use_jail_card', success: true });
  leaveJail(move, seat);
  move.ask({ kind: 'pre_roll', seat });
}

/** J3 (c). T5: the doubles that open the door give no further throw, so they are not counted. */
export function rollForDoubles(move: Move, seat: Seat): void {
  const dice = throwDice(move, seat);
  const success = isDoubles(dice);
  move.set({ lastThrow: dice });
  move.record({ kind: 'jail_attempt', seat, by: 'roll_for_doubles', success });
  const throwTotal = totalOf(dice);
  const advance = { do: 'advance', seat, steps: throwTotal, throwTotal, terms: 'usual' } as const;
  if (success) return move.first({ do: 'leave_jail', seat }, advance);
  const jailTurns = playerAt(move.game, seat).jailTurns + 1;
  move.setPlayer(seat, { jailTurns });
  // J4: after the third failure the fine is due at once, and this throw moves the token.
  if (jailTurns >= MAX_JAIL_THROWS) move.first(payment(seat, FINE), { do: 'leave_jail', seat }, advance);
}
