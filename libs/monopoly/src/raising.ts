import { canSellOn, sell } from './buildings.js';
import type { Game, Lot, Player } from './game.js';
import { canMortgage, mortgage } from './mortgage.js';

/** A way for a player to turn property into cash (K1). */
export interface WayToRaise {
  readonly type: 'sell_building' | 'mortgage_property';
  readonly lot: Lot;
}

/** Buildings first, then mortgages, each in board order: how cash is raised for a player who does not choose. */
export function firstWayToRaise(game: Game, player: Player): WayToRaise | null {
  for (const lot of game.lots) if (canSellOn(lot, player.seat)) return { type: 'sell_building', lot };
  for (const lot of game.lots) if (canMortgage(lot, player)) return { type: 'mortgage_property', lot };
  return null;
}

export function raiseCash(game: Game, player: Player, { type, lot }: WayToRaise): void {
  if (type === 'sell_building') sell(game, player, lot);
  else mortgage(game, player, lot);
}
