import { squareAt, type Deed } from './board.js';
import { drawCard } from './card-effects.js';
import { totalOf } from './dice.js';
import { holdingOf, playerAt, type RentTerms, type Seat, type Stage } from './game.js';
import type { Move } from './move.js';
import { sendToJail, throwDice } from './movement.js';
import { payment } from './payment.js';
import { landlordOf, rentOf } from './rent.js';

/** Resolves the square that the seat stands on. */
export function land(move: Move, { seat, terms }: Extract<Stage, { do: 'land' }>): void {
  const square = squareAt(playerAt(move.game, seat).position);
  switch (square.kind) {
    case 'street':
    case 'railroad':
    case 'utility':
      return landOnDeed(move, seat, square, terms);
    case 'chance':
    case 'community_chest':
      return drawCard(move, seat, square.kind);
    case 'tax':
      // X1, X2: flat amounts.
      return move.first(payment(seat, { amount: square.amount, to: null, cause: { kind: 'tax', square } }));
    case 'go_to_jail':
      return sendToJail(move, seat);
    // B7, J2: nothing happens; GO has paid on the way (G1).
    case 'go':
    case 'jail':
    case 'free_parking':
  }
}

function landOnDeed(move: Move, seat: Seat, deed: Deed, terms: RentTerms): void {
  // B1: an unowned deed is for sale, whether dice or card led here.
  if (holdingOf(move.game, deed).owner === null) return move.ask({ kind: 'buy', seat, deed });
  const owner = landlordOf(move.game, deed, seat);
  if (owner === null) return;
  const amount = rentOf(move.game, deed, owner, throwThatCounts(move, seat, terms), terms);
  move.first(payment(seat, { amount, to: owner, cause: { kind: 'rent', deed } }));
}

/** R5: the throw that led here. R7: a fresh one, which neither moves the token nor counts as doubles. */
function throwThatCounts(move: Move, seat: Seat, terms: RentTerms): number {
  if (terms === 'ten_times_throw') return totalOf(throwDice(move, seat));
  return move.game.lastThrow === null ? 0 : totalOf(move.game.lastThrow);
}
