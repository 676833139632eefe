import type { Trade } from '#libs/protocol';
import type { Offer } from './action.js';
import type { Deed } from './board.js';
import { saleOn } from './buildings.js';
import { HOTEL, lotAt, playerAt, type Game, type Player } from './game.js';
import { JAIL_FINE, MAX_JAIL_THROWS } from './jail.js';
import { goodsIn, subjectOfAuction } from './narration.js';
import { opensAuction } from './shortage.js';
import { INCOME_TAX } from './tax.js';

/** An action on offer in one short sentence, with names and the dollars that it takes or brings. */
export function describeOffer(game: Game, player: Player, offer: Offer, dollars: number): string {
  const { deed } = offer;
  return deed === null ? describePlain(game, player, offer) : describeOnDeed(game, player, offer, deed, dollars);
}

function describePlain(game: Game, player: Player, { type }: Offer): string {
  const { decision } = game;
  switch (type) {
    case 'roll_dice':
      return game.turn.doubles > 0 ? 'Roll the dice again after doubles.' : 'Roll the dice.';
    case 'roll_for_doubles':
      return `Roll for doubles to leave jail, throw ${player.jailThrows + 1} of ${MAX_JAIL_THROWS}.`;
    case 'pay_jail_fine':
      return `Pay the $${JAIL_FINE} fine to leave jail, then roll.`;
    case 'use_jail_card':
      return 'Use a get-out-of-jail card, then roll.';
    case 'end_turn':
      return 'End the turn.';
    case 'pay_flat_tax':
      return describeFlatTax(player);
    case 'pay_percentage_tax':
      return 'Pay ten per cent of everything you own as income tax.';
    case 'propose_trade':
      return 'Propose a trade to another player.';
    case 'counter_trade':
      return 'Answer with other terms.';
    case 'accept_trade':
      return `Accept: ${decision.kind === 'trade' ? termsFor(decision.trade.terms) : ''}.`;
    case 'reject_trade':
      return 'Decline the trade.';
    default:
      return `Declare bankruptcy: everything goes to ${creditorOf(game)}.`;
  }
}

function describeFlatTax({ cash }: Player): string {
  const { amount } = INCOME_TAX;
  return cash < amount ? `Pay $${amount} income tax, and raise the cash first.` : `Pay $${amount} income tax.`;
}

/** As the one who is asked sees it. */
function termsFor({ give, get }: Trade): string {
  return `get ${goodsIn(give)} for ${goodsIn(get)}`;
}

function creditorOf(game: Game): string {
  const { decision } = game;
  return decision.kind === 'debt' && decision.debt.to !== null ? playerAt(game, decision.debt.to).name : 'the bank';
}

function describeOnDeed(game: Game, player: Player, { type }: Offer, deed: Deed, dollars: number): string {
  const { name } = deed;
  switch (type) {
    case 'buy_property':
      return `Buy ${name} for $${dollars}.`;
    case 'pass_property':
      return game.options.auctions ? `Leave ${name} to an auction.` : `Leave ${name} with the bank.`;
    case 'build_house':
    case 'build_hotel': {
      const building = type === 'build_hotel' ? 'a hotel' : `house ${lotAt(game, deed.position).houses + 1}`;
      if (!opensAuction(game, player, type)) return `Build ${building} on ${name} for $${dollars}.`;
      return `Build ${building} on ${name}. It is scarce: this opens an auction, or costs $${dollars} if nobody bids.`;
    }
    case 'sell_building':
      return describeSale(game, deed, dollars);
    case 'mortgage_property':
      return `Mortgage ${name} for $${dollars}.`;
    case 'unmortgage_property':
      return `Lift the mortgage on ${name} for $${dollars}.`;
    case 'pay_interest':
      return `Pay $${dollars} interest and keep the mortgage on ${name}.`;
    default:
      return describeBid(game, type === 'place_bid', dollars);
  }
}

function describeBid({ decision }: Game, isBid: boolean, dollars: number): string {
  const subject = decision.kind === 'auction' ? subjectOfAuction(decision.auction.lotting) : '';
  return isBid ? `Bid $${dollars} or more for ${subject}.` : `Bid no more for ${subject}.`;
}

/** H7: where the bank is short of houses, breaking one hotel takes more buildings of the group with it. */
function describeSale(game: Game, deed: Deed, dollars: number): string {
  const lot = lotAt(game, deed.position);
  const steps = deed.kind === 'street' ? saleOn(game, lot, deed).steps : 1;
  if (deed.kind === 'street' && steps > 1) {
    const group = deed.group.replace('_', ' ');
    return `Sell ${steps} building steps of the ${group} group for $${dollars}, as the bank is short of houses.`;
  }
  return `Sell ${lot.houses === HOTEL ? 'the hotel' : 'a house'} on ${deed.name} for $${dollars}.`;
}
