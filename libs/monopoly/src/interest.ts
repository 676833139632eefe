import type { Debt } from './decision.js';
import { ask, lotAt, type Game, type Lot, type Player } from './game.js';
import { canLift, costOfLifting, interestOn } from './mortgage.js';
import { settle } from './payment.js';

export function interestDebt({ deed }: Lot): Debt {
  return { amount: interestOn(deed), to: null, cause: 'interest', position: deed.position };
}

/** Dollars of interest that the player will owe for other deeds of the same hand-over. */
function stillDue(game: Game, { seat }: Player): number {
  return game.pendingEffects.reduce((total, effect) => {
    if (effect.do !== 'interest' || effect.seat !== seat) return total;
    return total + interestOn(lotAt(game, effect.position).deed);
  }, 0);
}

/** M4: lifting at once saves the second interest. It is a choice only where it leaves the cash for what else is due. */
export function canLiftAtOnce(game: Game, lot: Lot, player: Player): boolean {
  return canLift(lot, player) && player.cash - costOfLifting(lot.deed) >= stillDue(game, player);
}

/** M4, K3: the receiver of a mortgaged deed pays ten per cent, or lifts the mortgage at once. */
export function askForInterest(game: Game, player: Player, position: number): void {
  const lot = lotAt(game, position);
  if (lot.owner !== player.seat || !lot.mortgaged) return;
  if (game.options.actionSet === 'full' && canLiftAtOnce(game, lot, player)) {
    ask(game, { kind: 'interest', seat: player.seat, position });
  } else settle(game, player, interestDebt(lot));
}
