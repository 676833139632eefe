import { BASIC_ACTION_TYPES } from '#libs/protocol';
import { offerOf, type ActionType, type Offer } from './action.js';
import { ACTION_RULES } from './action-rules.js';
import type { DecisionKind } from './decision.js';
import { lotAt, ownsGroup, playerAt, seatToMove, type Game, type Lot, type Player } from './game.js';

const RAISING = ['sell_building', 'mortgage_property', 'propose_trade'] as const;
const MANAGING = ['build_house', 'build_hotel', ...RAISING, 'unmortgage_property', 'declare_bankruptcy'] as const;

type TypesByDecision = Readonly<Record<DecisionKind, readonly ActionType[]>>;

/** What each decision is about, the safe choice first; managing property follows where it is allowed (P1, P2). */
const OFFERED = {
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
} as const satisfies TypesByDecision;

/** Does not compile while there is an action type that no decision offers: the error names it as a missing property. */
const FULL: TypesByDecision & Record<Exclude<ActionType, (typeof OFFERED)[DecisionKind][number]>, never> = OFFERED;

function basicOnly(types: readonly ActionType[]): readonly ActionType[] {
  const basic: readonly string[] = BASIC_ACTION_TYPES;
  return types.filter((type) => basic.includes(type));
}

const BASIC: TypesByDecision = { ...FULL, pre_roll: basicOnly(FULL.pre_roll), jail: basicOnly(FULL.jail), buy: basicOnly(FULL.buy), post_roll: basicOnly(FULL.post_roll) }; // prettier-ignore

/**
 * T9: the actions that may be done in a turn, by all seats together; a busy turn takes thirty, one with many auctions a
 * few hundred. Beyond them nothing is on offer but what takes the turn to its end.
 */
export const MAX_ACTIONS_PER_TURN = 500;

/** T9: each of these can be done only a few times before the turn is over. */
const TO_THE_END: TypesByDecision = {
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

/** Whether the type is about one of the seat's own lots. */
export function isOnOwnLot(type: ActionType): boolean {
  return ACTION_RULES[type].about === 'own_lot';
}

/** The lot that the decision itself is about; null: none. */
export function subjectOf(game: Game): Lot | null {
  const { decision } = game;
  if (decision.kind === 'buy' || decision.kind === 'interest') return lotAt(game, decision.position);
  return decision.kind === 'auction' ? lotAt(game, decision.auction.lotting.position) : null;
}

/** Whether the seat to move may do this now; `lot` is what it is about, if anything. */
export function isOpen(game: Game, player: Player, type: ActionType, lot: Lot | null): boolean {
  return typesAt(game).includes(type) && ACTION_RULES[type].isOpen(game, player, lot);
}

/**
 * Everything that may be done now, by the one seat that is to move; nothing once the game is over. The first one is
 * the default: it is safe, and it takes the game on.
 *
 * @param left types that are left out: their offers take time to find
 */
export function offersOf(game: Game, left?: ReadonlySet<ActionType>): readonly Offer[] {
  const seat = seatToMove(game);
  if (seat === null) return [];
  const player = playerAt(game, seat);
  const subject = subjectOf(game);
  const offers: Offer[] = [];
  for (const type of typesAt(game)) {
    if (left?.has(type) === true) continue;
    if (isOnOwnLot(type)) addOwnLots(game, player, type, offers);
    else if (isOpen(game, player, type, subject)) offers.push(offerOf(type, subject?.deed ?? null));
  }
  return offers;
}

function addOwnLots(game: Game, player: Player, type: ActionType, offers: Offer[]): void {
  const { isOpen: isOpenNow } = ACTION_RULES[type];
  for (const lot of game.lots) {
    if (lot.owner === player.seat && isOpenNow(game, player, lot)) offers.push(offerOf(type, lot.deed));
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
      if (lot.owner === seat && ACTION_RULES[type].isOpen(game, player, lot)) return offerOf(type, lot.deed);
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
    for (const site of group) if (ACTION_RULES[type].isOpen(game, player, site)) return offerOf(type, site.deed);
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
