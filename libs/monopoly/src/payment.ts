import { goBankrupt } from './bankruptcy.js';
import type { Debt, DebtCause } from './decision.js';
import { ask, playerAt, type Game, type Player } from './game.js';
import { firstWayToRaise, raiseCash } from './raising.js';

/** From the bank, which never runs dry (S1), or off Free Parking. */
export function collect(game: Game, player: Player, amount: number, cause: 'salary' | 'card' | 'free_parking'): void {
  player.cash += amount;
  game.recorded?.push({ kind: 'collected', seat: player.seat, amount, cause });
}

/** What collects on Free Parking where the options let it. */
const FOR_THE_POT: ReadonlySet<DebtCause> = new Set<DebtCause>(['tax', 'card', 'fine']);

/** Moves the money; the player must have it. */
export function transfer(game: Game, player: Player, debt: Debt): void {
  const { amount, to, cause } = debt;
  const intoPot = to === null && game.options.freeParkingPot && FOR_THE_POT.has(cause);
  player.cash -= amount;
  if (to !== null) playerAt(game, to).cash += amount;
  else if (intoPot) game.pot += amount;
  game.recorded?.push({ kind: 'paid', seat: player.seat, debt, intoPot });
}

/** K7: a debt that cash covers is settled at once; any other blocks the game until the cash is raised. */
export function settle(game: Game, player: Player, debt: Debt): void {
  if (player.cash >= debt.amount) transfer(game, player, debt);
  else if (game.options.actionSet === 'basic') settleUnasked(game, player, debt);
  else ask(game, { kind: 'debt', seat: player.seat, debt });
}

/** Where the action set knows no way to raise cash, it is raised in the default order, and bankruptcy comes last. */
function settleUnasked(game: Game, player: Player, debt: Debt): void {
  while (player.cash < debt.amount) {
    const way = firstWayToRaise(game, player);
    if (way === null) return goBankrupt(game, player, debt.to);
    raiseCash(game, player, way);
  }
  transfer(game, player, debt);
}
