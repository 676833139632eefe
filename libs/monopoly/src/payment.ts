import { goBankrupt } from './bankruptcy.js';
import { playerAt, type Debt, type Seat, type Stage } from './game.js';
import type { Move } from './move.js';
import { raiseCash, waysToRaise } from './raising.js';

/** From the bank, which never runs dry (S1). */
export function collect(move: Move, seat: Seat, amount: number, cause: 'salary' | 'card'): void {
  move.addCash(seat, amount);
  move.record({ kind: 'collected', seat, amount, cause });
}

/** The stage in which `seat` settles a debt. */
export function payment(seat: Seat, debt: Debt): Stage {
  return { do: 'pay', seat, debt };
}

/** Moves the money; the seat must have it. */
export function transfer(move: Move, seat: Seat, debt: Debt): void {
  move.addCash(seat, -debt.amount);
  if (debt.to !== null) move.addCash(debt.to, debt.amount);
  move.record({ kind: 'paid', seat, debt });
}

/** K7: a debt that cash covers is settled at once; any other blocks the game until the cash is raised. */
export function settle(move: Move, seat: Seat, debt: Debt): void {
  if (playerAt(move.game, seat).cash >= debt.amount) transfer(move, seat, debt);
  else if (move.game.options.actionSet === 'basic') settleUnasked(move, seat, debt);
  else move.ask({ kind: 'debt', seat, debt });
}

/** Where the action set knows no way to raise cash, it is raised in the default order, and bankruptcy comes last. */
function settleUnasked(move: Move, seat: Seat, debt: Debt): void {
  const [way] = waysToRaise(move.game, seat);
  if (way === undefined) return goBankrupt(move, seat, debt.to);
  raiseCash(move, way);
  move.first(payment(seat, debt));
}
