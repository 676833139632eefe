import { BOARD, type TaxSquare } from './board.js';
import { ask, type Game, type Player } from './game.js';
import { settle } from './payment.js';
import { tenthOfWorth } from './worth.js';

/** The tax that may be ten per cent instead (X1). */
export const INCOME_TAX: TaxSquare = firstTax();

function firstTax(): TaxSquare {
  for (const square of BOARD) if (square.kind === 'tax') return square;
  throw new RangeError('the board has no tax square');
}

/** X1, X2. */
export function oweTax(game: Game, player: Player, square: TaxSquare): void {
  if (square === INCOME_TAX && game.options.incomeTax === 'ten_percent') {
    ask(game, { kind: 'income_tax', seat: player.seat });
  } else pay(game, player, square, square.amount);
}

export function payFlat(game: Game, player: Player): void {
  pay(game, player, INCOME_TAX, INCOME_TAX.amount);
}

/** X1: chosen before the worth is counted. */
export function payTenPercent(game: Game, player: Player): void {
  pay(game, player, INCOME_TAX, tenthOfWorth(game, player.seat));
}

function pay(game: Game, player: Player, { position }: TaxSquare, amount: number): void {
  if (amount > 0) settle(game, player, { amount, to: null, cause: 'tax', position });
}
