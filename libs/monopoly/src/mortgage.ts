import type { Deed } from './board.js';
import { groupHasBuildings, type Game, type Lot, type Player } from './game.js';

/** M3, M4: ten per cent of the mortgage, halves rounded up to whole dollars. */
export function interestOn(deed: Deed): number {
  return Math.floor((deed.mortgage + 5) / 10);
}

/** M3. Dollars. */
export function costOfLifting(deed: Deed): number {
  return deed.mortgage + interestOn(deed);
}

/** M1, M6: own, not mortgaged yet, and no building anywhere in the group. */
export function canMortgage(lot: Lot, { seat }: Player): boolean {
  return lot.owner === seat && !lot.mortgaged && !groupHasBuildings(lot);
}

/** M5: only the own one. */
export function canLift({ owner, mortgaged, deed }: Lot, { seat, cash }: Player): boolean {
  return owner === seat && mortgaged && cash >= costOfLifting(deed);
}

/** M2: the bank pays, the deed stays. */
export function mortgage(game: Game, player: Player, lot: Lot): void {
  const { deed } = lot;
  lot.mortgaged = true;
  player.cash += deed.mortgage;
  game.recorded?.push({ kind: 'mortgaged', seat: player.seat, deed, amount: deed.mortgage });
}

/** M3. */
export function lift(game: Game, player: Player, lot: Lot): void {
  const { deed } = lot;
  lot.mortgaged = false;
  player.cash -= costOfLifting(deed);
  game.recorded?.push({ kind: 'unmortgaged', seat: player.seat, deed, amount: costOfLifting(deed) });
}
