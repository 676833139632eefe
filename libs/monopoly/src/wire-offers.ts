import type { ValidAction } from '#libs/protocol';
import type { Offer } from './action.js';
import { paramsOf } from './apply.js';
import { priceOn, saleOn } from './buildings.js';
import { describeOffer } from './description.js';
import { lotAt, type Game, type Lot, type Player } from './game.js';
import { JAIL_FINE } from './jail.js';
import { costOfLifting, interestOn } from './mortgage.js';
import { offersOf } from './offers.js';
import { opensAuction } from './shortage.js';
import { INCOME_TAX } from './tax.js';
import { tradeOf } from './events.js';
import { actionIdOf } from './wire-action.js';

/** Dollars that an offer takes (`cost`) or brings (`amount`), as far as they are known before it is taken up. */
interface Price {
  readonly cost?: number;
  readonly amount?: number;
}

/** Everything on offer, as it crosses the wire; the first one is the default. */
export function toValidActions(game: Game, player: Player): readonly ValidAction[] {
  return offersOf(game).map((offer, index) => toValidAction(game, player, offer, index));
}

function toValidAction(game: Game, player: Player, offer: Offer, index: number): ValidAction {
  const { type, deed } = offer;
  const lot = deed === null ? null : lotAt(game, deed.position);
  const price = priceOf(game, offer, lot);
  const params = paramsOf(game, player, type);
  const { cost, amount } = price;
  const least = params !== null && 'amount' in params ? params.amount.minimum : null;
  return {
    action_id: actionIdOf(index),
    type,
    ...(deed !== null && { property_id: deed.id }),
    ...price,
    ...(params !== null && { params }),
    ...(least !== null && { amount: least }),
    ...(type === 'accept_trade' && game.decision.kind === 'trade' && { trade: tradeOf(game, game.decision.trade) }),
    ...cashAfter(player, price),
    ...(lot !== null && isAcquisition(offer) && completesGroup(lot, player) && { completes_group: true }),
    ...(opensAuction(game, player, type) && { show: { opens_auction: true } }),
    description: describeOffer(game, player, offer, cost ?? amount ?? least ?? 0),
    ...(index === 0 && { default: true }),
  };
}

/** Nothing where cash must be raised first: what is left then depends on how. */
function cashAfter({ cash }: Player, { cost, amount }: Price): { readonly cash_after?: number } {
  if (cost === undefined && amount === undefined) return {};
  const left = cash - (cost ?? 0) + (amount ?? 0);
  return left < 0 ? {} : { cash_after: left };
}

function priceOf(game: Game, { type }: Offer, lot: Lot | null): Price {
  if (type === 'pay_jail_fine') return { cost: JAIL_FINE };
  if (type === 'pay_flat_tax') return { cost: INCOME_TAX.amount };
  return lot === null ? {} : priceOnLot(game, type, lot);
}

function priceOnLot(game: Game, type: Offer['type'], lot: Lot): Price {
  const { deed } = lot;
  switch (type) {
    case 'buy_property':
      return { cost: deed.price };
    case 'build_house':
    case 'build_hotel':
      return { cost: game.decision.kind === 'place_building' ? game.decision.price : priceOn(lot) };
    case 'sell_building':
      return deed.kind === 'street' ? { amount: saleOn(game, lot, deed).amount } : {};
    case 'mortgage_property':
      return { amount: deed.mortgage };
    case 'unmortgage_property':
      return { cost: costOfLifting(deed) };
    case 'pay_interest':
      return { cost: interestOn(deed) };
    default:
      return {};
  }
}

function isAcquisition({ type }: Offer): boolean {
  return type === 'buy_property' || type === 'place_bid';
}

/** Whether the lot is the last one of its group that the player misses. */
function completesGroup(lot: Lot, { seat }: Player): boolean {
  return lot.owner !== seat && lot.group.every((other) => other === lot || other.owner === seat);
}
