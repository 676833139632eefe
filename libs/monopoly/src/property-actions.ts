import { always, onLot, unpriced, type ActionRule } from './action-rule.js';
import { auctionDeed } from './auction.js';
import { canSellOn, saleOn, sell } from './buildings.js';
import { HOTEL, type Game, type Lot, type Player } from './game.js';
import { canLiftAtOnce, interestDebt } from './interest.js';
import { canLift, canMortgage, costOfLifting, interestOn, lift, mortgage } from './mortgage.js';
import { settle, transfer } from './payment.js';

/** B1. */
export const buyPropertyRule: ActionRule = onLot({
  about: 'subject',
  isOpen: (_, { cash }, { deed }) => cash >= deed.price,
  execute: (game, player, lot) => {
    const { deed } = lot;
    lot.owner = player.seat;
    player.cash -= deed.price;
    game.recorded?.push({ kind: 'bought', seat: player.seat, deed, amount: deed.price });
  },
  describe: (_game, _player, { deed }, dollars) => `Buy ${deed.name} for $${dollars}.`,
  price: (_, { deed }) => ({ cost: deed.price }),
  acquires: true,
});

/** B2: what is not bought is auctioned at once, unless the options leave it with the bank. */
export const passPropertyRule: ActionRule = onLot({
  about: 'subject',
  isOpen: always,
  execute: (game, { seat }, { deed }) => {
    game.recorded?.push({ kind: 'passed', seat, deed });
    if (game.options.auctions) auctionDeed(game, deed.position, seat);
  },
  describe: ({ options }, _, { deed }) =>
    options.auctions ? `Leave ${deed.name} to an auction.` : `Leave ${deed.name} with the bank.`,
  price: unpriced,
});

export const sellBuildingRule: ActionRule = onLot({
  about: 'own_lot',
  isOpen: (_, { seat }, lot) => canSellOn(lot, seat),
  execute: (game, player, lot) => {
    sell(game, player, lot);
    stay(game, player);
  },
  describe: describeSale,
  price: (game, lot) => (lot.deed.kind === 'street' ? { amount: saleOn(game, lot, lot.deed).amount } : {}),
});

export const mortgagePropertyRule: ActionRule = onLot({
  about: 'own_lot',
  isOpen: (_, player, lot) => canMortgage(lot, player),
  execute: (game, player, lot) => {
    mortgage(game, player, lot);
    stay(game, player);
  },
  describe: (_game, _player, { deed }, dollars) => `Mortgage ${deed.name} for $${dollars}.`,
  price: (_, { deed }) => ({ amount: deed.mortgage }),
});

/** M4: as an answer to the question about interest, only the lot in question. */
export const unmortgagePropertyRule: ActionRule = onLot({
  about: 'own_lot',
  isOpen: (game, player, lot) => {
    const { decision } = game;
    if (decision.kind !== 'interest') return canLift(lot, player);
    return lot.deed.position === decision.position && canLiftAtOnce(game, lot, player);
  },
  execute: (game, player, lot) => {
    lift(game, player, lot);
    if (game.decision.kind !== 'interest') stay(game, player);
  },
  describe: (_game, _player, { deed }, dollars) => `Lift the mortgage on ${deed.name} for $${dollars}.`,
  price: (_, { deed }) => ({ cost: costOfLifting(deed) }),
});

/** M4. */
export const payInterestRule: ActionRule = onLot({
  about: 'subject',
  isOpen: always,
  execute: (game, player, lot) => transfer(game, player, interestDebt(lot)),
  describe: (_game, _player, { deed }, dollars) => `Pay $${dollars} interest and keep the mortgage on ${deed.name}.`,
  price: (_, { deed }) => ({ cost: interestOn(deed) }),
});

/** Managing property leaves the decision open; a debt is settled as soon as the cash is there. */
function stay(game: Game, player: Player): void {
  const { decision } = game;
  if (decision.kind === 'debt') settle(game, player, decision.debt);
  else game.isWaiting = true;
}

/** H7: where the bank is short of houses, breaking one hotel takes more buildings of the group with it. */
function describeSale(game: Game, _: Player, lot: Lot, dollars: number): string {
  const { deed } = lot;
  const steps = deed.kind === 'street' ? saleOn(game, lot, deed).steps : 1;
  if (deed.kind === 'street' && steps > 1) {
    const group = deed.group.replace('_', ' ');
    return `Sell ${steps} building steps of the ${group} group for $${dollars}, as the bank is short of houses.`;
  }
  return `Sell ${lot.houses === HOTEL ? 'the hotel' : 'a house'} on ${deed.name} for $${dollars}.`;
}
