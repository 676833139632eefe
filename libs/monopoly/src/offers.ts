import { BASIC_ACTION_TYPES } from '#libs/protocol';
import { offerOf, type ActionType, type Offer } from './action.js';
import { buildableOn, canSellOn } from './buildings.js';
import type { DecisionKind } from './decision.js';
import { lotAt, ownsGroup, playerAt, seatToMove, type Game, type Lot, type Player } from './game.js';
import { canLiftAtOnce } from './interest.js';
import { JAIL_FINE } from './jail.js';
import { canLift, canMortgage } from './mortgage.js';
import { isSiteFor } from './shortage.js';
import { canCounter, canPropose } from './trade.js';

const RAISING = ['sell_building', 'mortgage_property', 'propose_trade'] as const;
const MANAGING = ['build_house', 'build_hotel', ...RAISING, 'unmortgage_property', 'declare_bankruptcy'] as const;

type Agenda = Readonly<Record<DecisionKind, readonly ActionType[]>>;

/** What each decision is about, the safe choice first; managing property follows where it is allowed (P1, P2). */
const FULL: Agenda = {
  pre_roll: ['roll_dice', ...MANAGING],
  // J3, J5.
  jail: ['roll_for_doubles', 'pay_jail_fine', 'use_jail_card', ...MANAGING],
  // B1, B6: cash for the price may be raised first.
  buy: ['pass_property', 'buy_property', ...RAISING],
  // X1.
  income_tax: ['pay_flat_tax', 'pay_percentage_tax'],
  // K1, K7: nothing but raising cash and giving up.
  debt: ['sell_building', 'mortgage_property', 'declare_bankruptcy', 'propose_trade'],
  post_roll: ['end_turn', ...MANAGING],
  auction: ['pass_bid', 'place_bid'],
  place_building: ['build_house', 'build_hotel'],
  trade: ['reject_trade', 'accept_trade', 'counter_trade'],
  interest: ['pay_interest', 'unmortgage_property'],
  game_over: [],
};

function basicOnly(types: readonly ActionType[]): readonly ActionType[] {
  const basic: readonly string[] = BASIC_ACTION_TYPES;
  return types.filter((type) => basic.includes(type));
}

const BASIC: Agenda = { ...FULL, pre_roll: basicOnly(FULL.pre_roll), jail: basicOnly(FULL.jail), buy: basicOnly(FULL.buy), post_roll: basicOnly(FULL.post_roll) }; // prettier-ignore

/**
 * T9: so many actions may be done in a turn, by all seats together; a busy turn takes thirty, one with many auctions a
 * few hundred. Beyond them nothing is on offer but what takes the turn to its end.
 */
export const MAX_ACTIONS_PER_TURN = 500;

/** T9: each of these can be done a few times at most before the turn is over. */
const TO_THE_END: Agenda = {
  ...FULL,
  pre_roll: ['roll_dice'],
  jail: ['roll_for_doubles', 'pay_jail_fine', 'use_jail_card'],
  buy: ['pass_property', 'buy_property'],
  debt: ['sell_building', 'mortgage_property', 'declare_bankruptcy'],
  post_roll: ['end_turn'],
  auction: ['pass_bid'],
  trade: ['reject_trade', 'accept_trade'],
};

export function isUsedUp({ turn }: Game): boolean {
  return turn.actions >= MAX_ACTIONS_PER_TURN;
}

/** The types that the decision is about, possible now or not. */
function typesAt(game: Game): readonly ActionType[] {
  const { options, decision } = game;
  if (isUsedUp(game)) return TO_THE_END[decision.kind];
  return (options.actionSet === 'basic' ? BASIC : FULL)[decision.kind];
}

/** Types that are about one of the seat's own lots. */
export function isOnOwnLot(type: ActionType): boolean {
  switch (type) {
    case 'build_house':
    case 'build_hotel':
    case 'sell_building':
    case 'mortgage_property':
    case 'unmortgage_property':
      return true;
    default:
      return false;
  }
}

/** The lot that the decision itself is about; null: none. */
export function subjectOf(game: Game): Lot | null {
  const { decision } = game;
  if (decision.kind === 'buy' || decision.kind === 'interest') return lotAt(game, decision.position);
  return decision.kind === 'auction' ? lotAt(game, decision.auction.lotting.position) : null;
}

/** Whether the seat to move may do this now; `lot` is what it is about, if anything. */
export function isOpen(game: Game, player: Player, type: ActionType, lot: Lot | null): boolean {
  if (!typesAt(game).includes(type)) return false;
  if (isOnOwnLot(type)) return lot !== null && isOpenOn(game, player, type, lot);
  switch (type) {
    case 'pay_jail_fine':
      return player.cash >= JAIL_FINE;
    case 'use_jail_card':
      return player.jailCards.length > 0;
    case 'buy_property':
      return lot !== null && player.cash >= lot.deed.price;
    case 'propose_trade':
      return canPropose(game, player);
    case 'counter_trade':
      return game.decision.kind === 'trade' && canCounter(game, game.decision);
    case 'declare_bankruptcy':
      return game.decision.kind === 'debt' || game.options.resignation;
    default:
      return true;
  }
}

function isOpenOn(game: Game, player: Player, type: ActionType, lot: Lot): boolean {
  const { decision } = game;
  switch (type) {
    case 'build_house':
      return decision.kind === 'place_building'
        ? canPlace(game, lot, 'house')
        : buildableOn(game, lot, player) === 'house';
    case 'build_hotel':
      return decision.kind === 'place_building'
        ? canPlace(game, lot, 'hotel')
        : buildableOn(game, lot, player) === 'hotel';
    case 'sell_building':
      return canSellOn(lot, player.seat);
    case 'mortgage_property':
      return canMortgage(lot, player);
    default:
      if (decision.kind !== 'interest') return canLift(lot, player);
      return lot.deed.position === decision.position && canLiftAtOnce(game, lot, player);
  }
}

function canPlace(game: Game, lot: Lot, building: 'house' | 'hotel'): boolean {
  const { decision } = game;
  if (decision.kind !== 'place_building' || decision.building !== building) return false;
  return isSiteFor(game, building, decision.seat, decision.price, lot);
}

/**
 * Everything that may be done now, by the one seat that is to move; nothing once the game is over. The first one is
 * the default: it is safe, and it takes the game on.
 */
export function offersOf(game: Game): readonly Offer[] {
  const seat = seatToMove(game);
  if (seat === null) return [];
  const player = playerAt(game, seat);
  const subject = subjectOf(game);
  const offers: Offer[] = [];
  for (const type of typesAt(game)) {
    if (isOnOwnLot(type)) addOwnLots(game, player, type, offers);
    else if (isOpen(game, player, type, subject)) offers.push(offerOf(type, subject?.deed ?? null));
  }
  return offers;
}

function addOwnLots(game: Game, player: Player, type: ActionType, offers: Offer[]): void {
  for (const lot of game.lots) {
    if (lot.owner === player.seat && isOpenOn(game, player, type, lot)) offers.push(offerOf(type, lot.deed));
  }
}

/** The first offer of a type, or null: for players who know what they look for, without a list of everything. */
export function firstOffer(game: Game, type: ActionType): Offer | null {
  const seat = seatToMove(game);
  if (seat === null || !typesAt(game).includes(type)) return null;
  const player = playerAt(game, seat);
  if (type === 'build_house' || type === 'build_hotel') return firstSite(game, player, type);
  if (isOnOwnLot(type)) {
    for (const lot of game.lots) {
      if (lot.owner === seat && isOpenOn(game, player, type, lot)) return offerOf(type, lot.deed);
    }
    return null;
  }
  const subject = subjectOf(game);
  return isOpen(game, player, type, subject) ? offerOf(type, subject?.deed ?? null) : null;
}

/** Only whole groups are looked at: most seats have none most of the time. */
function firstSite(game: Game, player: Player, type: 'build_house' | 'build_hotel'): Offer | null {
  for (const group of game.colourGroups) {
    const lot = group[0];
    if (lot === undefined || lot.owner !== player.seat || !ownsGroup(lot, player.seat)) continue;
    for (const site of group) if (isOpenOn(game, player, type, site)) return offerOf(type, site.deed);
  }
  return null;
}

/** The first of {@link offersOf}; null once the game is over. */
export function defaultOffer(game: Game): Offer | null {
  for (const type of typesAt(game)) {
    const offer = firstOffer(game, type);
    if (offer !== null) return offer;
  }
  return null;
}
