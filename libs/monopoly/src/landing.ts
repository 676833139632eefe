import { squareAt } from './board.js';
import { drawCard } from './card-effects.js';
import type { RentTerms } from './decision.js';
import { totalOf } from './dice.js';
import { ask, type Game, type Lot, type Player } from './game.js';
import { sendToJail, throwDice } from './movement.js';
import { collect, settle } from './payment.js';
import { landlordOf, rentOf } from './rent.js';
import { oweTax } from './tax.js';

/** Resolves the square that the player stands on. */
export function land(game: Game, player: Player, terms: RentTerms): void {
  const lot = game.lotByPosition[player.position];
  if (lot != null) return landOnLot(game, player, lot, terms);
  const square = squareAt(player.position);
  switch (square.kind) {
    case 'chance':
    case 'community_chest':
      return drawCard(game, player, square.kind);
    case 'tax':
      return oweTax(game, player, square);
    case 'go_to_jail':
      return sendToJail(game, player);
    case 'free_parking':
      return takePot(game, player);
    // J2; GO has paid on the way (G1).
    case 'go':
    case 'jail':
    // A lot, which is resolved above.
    case 'street':
    case 'railroad':
    case 'utility':
  }
}

function landOnLot(game: Game, player: Player, lot: Lot, terms: RentTerms): void {
  const { position } = player;
  // B1: an unowned deed is for sale, whether dice or card led here.
  if (lot.owner === null) return ask(game, { kind: 'buy', seat: player.seat, position });
  const owner = landlordOf(lot, player.seat);
  if (owner === null) return;
  const amount = rentOf(lot, owner, throwThatCounts(game, player, terms), terms);
  // R8: collected without being asked for.
  settle(game, player, { amount, to: owner, cause: 'rent', position });
}

/** R5: the throw that led here. R7: a fresh one, which neither moves the token nor counts as doubles. */
function throwThatCounts(game: Game, player: Player, terms: RentTerms): number {
  if (terms === 'ten_times_throw') return totalOf(throwDice(game, player));
  return game.lastThrow === null ? 0 : totalOf(game.lastThrow);
}

/** B7: nothing, unless the options let payments collect here. */
function takePot(game: Game, player: Player): void {
  if (game.pot === 0) return;
  const { pot } = game;
  game.pot = 0;
  collect(game, player, pot, 'free_parking');
}
