import type { TaxSquare } from './board.js';
import { ask, type Game, type Player } from './game.js';
import { settle } from './payment.js';
import { tenthOfWorth } from './worth.js';

/** The tax that may be ten per cent instead (X1). */
export const INCOME_TAX_POSITION = 4;

/** X1, X2. */
export function owesTax(game: Game, player: Player, { position, amount }: TaxSquare): void {
  if (position === INCOME_TAX_POSITION && game.options.incomeTax === 'ten_percent') {
    ask(game, { kind: 'income_tax', seat: player.seat });
  } else payTax(game, player, position, amount);
}

/** X1: chosen before the worth is counted. */
export function payTenPercent(game: Game, player: Player): void {
  payTax(game, player, INCOME_TAX_POSITION, tenthOfWorth(game, player.seat));
}

export function payTax(game: Game, player: Player, position: number, amount: number): void {
  if (amount > 0) settle(game, player, { amount, to: null, cause: 'tax', position });
}
