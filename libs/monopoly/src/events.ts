import type { GameEventMap, ReportableEventName, Trade } from '#libs/protocol';
import { squareAt } from './board.js';
import { priceOn } from './buildings.js';
import type { Debt, Lotting, OpenTrade } from './decision.js';
import { lotAt, playerAt, type Game, type SeatIndex } from './game.js';
import type { Happening } from './happening.js';

type Unnamed<Payload> = Omit<Payload, 'player_name' | 'to_player_name' | 'creditor_name'>;

/** A spectators' event as the rules know it: the payload without the names that stand beside the ids on the wire. */
export type RuleEvent = {
  [N in ReportableEventName]: { readonly type: N } & Unnamed<GameEventMap[N]>;
}[ReportableEventName];

/** The events that spectators receive, in order. Cash to and from the bank has no event of its own; the state shows it. */
export function eventsOf(game: Game, happenings: readonly Happening[]): readonly RuleEvent[] {
  return happenings.flatMap((happening) => eventOf(game, happening) ?? []);
}

function eventOf(game: Game, happening: Happening): RuleEvent | null {
  switch (happening.kind) {
    case 'auction_started':
    case 'bid':
    case 'auction_ended':
      return auctionEvent(game, happening);
    case 'trade_proposed':
      return { type: 'trade:proposed', trade: tradeOf(game, happening.trade) };
    case 'trade_resolved':
      return { type: 'trade:resolved', trade: tradeOf(game, happening.trade), accepted: happening.accepted };
    case 'collected':
    case 'ended':
      return null;
    case 'rolled':
    case 'moved':
    case 'jailed':
    case 'jail_attempt':
    case 'drew':
    case 'paid':
    case 'bankrupt':
    case 'bought':
    case 'passed':
    case 'built':
    case 'sold':
    case 'mortgaged':
    case 'unmortgaged':
      return playerEvent(game, playerAt(game, happening.seat).id, happening);
  }
}

type ByPlayer = Exclude<
  Happening,
  { kind: 'auction_started' | 'bid' | 'auction_ended' | 'trade_proposed' | 'trade_resolved' | 'collected' | 'ended' }
>;

function playerEvent(game: Game, player_id: string, happening: ByPlayer): RuleEvent | null {
  switch (happening.kind) {
    case 'rolled': {
      const { dice } = happening;
      const [first, second] = dice;
      return { type: 'dice:rolled', player_id, dice, total: first + second, is_doubles: first === second };
    }
    case 'moved': {
      const { from, to, throwTotal } = happening;
      return { type: 'player:moved', player_id, from_position: from, to_position: to, dice_total: throwTotal };
    }
    case 'jailed':
      return { type: 'jail:action', player_id, action_type: 'go_to_jail', success: true };
    case 'jail_attempt':
      return { type: 'jail:action', player_id, action_type: happening.by, success: happening.success };
    case 'drew':
      return { type: 'card:drawn', player_id, card_text: happening.text, deck: happening.deck };
    case 'paid':
      return paymentEvent(game, player_id, happening.debt);
    case 'bankrupt':
      return { type: 'player:bankrupt', player_id, creditor_id: idOf(game, happening.creditor) };
    case 'bought':
    case 'passed':
    case 'built':
    case 'sold':
    case 'mortgaged':
    case 'unmortgaged':
      return propertyEvent(player_id, happening);
  }
}

/** Null: the bank, or nobody. */
function idOf(game: Game, seat: SeatIndex | null): string | null {
  return seat === null ? null : playerAt(game, seat).id;
}

/** The id of the deed of a square; null where there is none. */
export function deedIdAt(position: number | null): string | null {
  const square = position === null ? null : squareAt(position);
  return square !== null && 'id' in square ? square.id : null;
}

function paymentEvent(game: Game, player_id: string, { cause, to, amount, position }: Debt): RuleEvent | null {
  if (cause === 'fine') return { type: 'jail:action', player_id, action_type: 'pay_jail_fine', success: true };
  if (cause !== 'rent' || to === null) return null;
  return { type: 'rent:paid', player_id, amount, to_player_id: playerAt(game, to).id, property_id: deedIdAt(position) };
}

type PropertyHappening = Extract<
  Happening,
  { kind: 'bought' | 'passed' | 'built' | 'sold' | 'mortgaged' | 'unmortgaged' }
>;

function propertyEvent(player_id: string, happening: PropertyHappening): RuleEvent {
  const property_id = happening.deed.id;
  switch (happening.kind) {
    case 'bought':
      return { type: 'property:purchased', player_id, property_id, price: happening.amount };
    case 'passed':
      return { type: 'property:passed', player_id, property_id };
    case 'built':
    case 'sold':
      return { type: `building:${happening.kind}`, player_id, property_id, building_type: happening.building };
    case 'mortgaged':
    case 'unmortgaged':
      return { type: `property:${happening.kind}`, player_id, property_id, amount: happening.amount };
  }
}

/** B3, H10. Dollars. */
function startOf(game: Game, { kind, position }: Lotting): number {
  return kind === 'deed' ? game.options.auctionMinBid : priceOn(lotAt(game, position));
}

/** What is up for auction: a deed, or a building and the lot that it was first wanted for. */
export function lottingOf(lotting: Lotting): { readonly property_id: string; readonly building_type: string | null } {
  const property_id = deedIdAt(lotting.position) ?? '';
  return { property_id, building_type: lotting.kind === 'building' ? lotting.building : null };
}

type AuctionHappening = Extract<Happening, { kind: 'auction_started' | 'bid' | 'auction_ended' }>;

/** An `amount` of null is a pass; a `winner_id` of null means that nothing was sold. */
function auctionEvent(game: Game, happening: AuctionHappening): RuleEvent {
  const subject = lottingOf(happening.lotting);
  switch (happening.kind) {
    case 'auction_started': {
      const bidder_ids = happening.bidders.map((seat) => playerAt(game, seat).id);
      return { type: 'auction:started', ...subject, bidder_ids, minimum_bid: startOf(game, happening.lotting) };
    }
    case 'bid':
      return { type: 'auction:bid', ...subject, player_id: idOf(game, happening.seat), amount: happening.amount };
    case 'auction_ended': {
      const { winner, amount } = happening;
      return {
        type: 'auction:ended',
        ...subject,
        winner_id: idOf(game, winner),
        amount: winner === null ? null : amount,
      };
    }
  }
}

/** A trade with the names by which it is spoken of. */
export function tradeOf(game: Game, { id, from, to, terms }: OpenTrade): Trade {
  const ids = { trade_id: id, from_player_id: playerAt(game, from).id, to_player_id: playerAt(game, to).id };
  const { give, get, message } = terms;
  return { ...ids, give, get, ...(message !== undefined && { message }) };
}
