import type { ValidAction } from '#libs/protocol';
import type { ActionType, Offer } from './action.js';
import type { Price } from './action-rule.js';
import { ACTION_RULES, paramsOf } from './action-rules.js';
import { tradeOf } from './events.js';
import { lotAt, type Game, type Lot, type Player } from './game.js';
import { offersOf } from './offers.js';
import { opensAuction } from './shortage.js';
import { actionIdOf } from './wire-action.js';

/** Everything on offer, as it crosses the wire; the first one is the default. */
export function toValidActions(game: Game, player: Player): readonly ValidAction[] {
  return offersOf(game).map((offer, index) => toValidAction(game, player, offer, index));
}

/**
 * What is on offer, without what only describes it: for programs that play thousands of games.
 *
 * @param left types that are left out
 */
export function toBareOffers(game: Game, player: Player, left: ReadonlySet<ActionType>): readonly ValidAction[] {
  return offersOf(game, left).map((offer) => {
    const lot = lotOf(game, offer);
    return bareOffer(game, player, offer, ACTION_RULES[offer.type].price(game, lot));
  });
}

function lotOf(game: Game, { deed }: Offer): Lot | null {
  return deed === null ? null : lotAt(game, deed.position);
}

function bareOffer(game: Game, player: Player, { type, deed }: Offer, price: Price): ValidAction {
  const params = paramsOf(game, player, type);
  const least = params !== null && 'amount' in params ? params.amount.minimum : null;
  return {
    type,
    ...(deed !== null && { property_id: deed.id }),
    ...price,
    ...(params !== null && { params }),
    ...(least !== null && { amount: least }),
    ...(type === 'accept_trade' && game.decision.kind === 'trade' && { trade: tradeOf(game, game.decision.trade) }),
  };
}

function toValidAction(game: Game, player: Player, offer: Offer, index: number): ValidAction {
  const lot = lotOf(game, offer);
  const rule = ACTION_RULES[offer.type];
  const price = rule.price(game, lot);
  const bare = bareOffer(game, player, offer, price);
  return {
    action_id: actionIdOf(index),
    ...bare,
    ...cashAfter(player, price),
    ...(lot !== null && rule.acquires === true && completesGroup(lot, player) && { completes_group: true }),
    ...(rule.building !== undefined && opensAuction(game, player, rule.building) && { show: { opens_auction: true } }),
    description: rule.describe(game, player, lot, bare.cost ?? bare.amount ?? 0),
    ...(index === 0 && { default: true }),
  };
}

/** Nothing where cash must be raised first: what is left then depends on how. */
function cashAfter({ cash }: Player, { cost, amount }: Price): { readonly cash_after?: number } {
  if (cost === undefined && amount === undefined) return {};
  const left = cash - (cost ?? 0) + (amount ?? 0);
  return left < 0 ? {} : { cash_after: left };
}

/** Whether the lot is the last one of its group that the player misses. */
function completesGroup(lot: Lot, { seat }: Player): boolean {
  return lot.owner !== seat && lot.group.every((other) => other === lot || other.owner === seat);
}
