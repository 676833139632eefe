import type { Trade, TradeParams, TradeSide, TradeSideParams } from '#libs/protocol';
import {
  groupHasBuildings,
  playerAt,
  solventSeatsAfter,
  type Game,
  type Lot,
  type Player,
  type SeatIndex,
} from './game.js';
import { interestOn } from './mortgage.js';

/** One side of a trade. */
export interface Goods {
  /** Dollars. */
  readonly cash: number;
  readonly lots: readonly Lot[];
  readonly jailCards: number;
}

/** D1, D2: what a seat may part with: its lots of groups without any building. */
function tradableLots(game: Game, seat: SeatIndex): readonly Lot[] {
  return game.lots.filter((lot) => lot.owner === seat && !groupHasBuildings(lot));
}

/** With everything named, in one order. Null counts as nothing. */
function completeSide({ cash, properties, jail_cards }: TradeSide): Required<TradeSide> {
  return { cash: cash ?? 0, properties: (properties ?? []).toSorted(), jail_cards: jail_cards ?? 0 };
}

/** The terms of a trade alone, complete. */
export function completeTerms({ to_player_id, give, get, message }: Trade): Trade {
  const sides = { give: completeSide(give), get: completeSide(get) };
  return { to_player_id, ...sides, ...(typeof message === 'string' && { message }) };
}

export function goodsOf(game: Game, side: TradeSide): Goods {
  const { cash, properties, jail_cards: jailCards } = completeSide(side);
  return { cash, lots: game.lots.filter(({ deed }) => properties.includes(deed.id)), jailCards };
}

/** Deeds or jail cards: what makes a trade more than a loan or a gift of money. */
function isMoreThanMoney({ lots, jailCards }: Goods): boolean {
  return lots.length > 0 || jailCards > 0;
}

function isNothing(goods: Goods): boolean {
  return goods.cash === 0 && !isMoreThanMoney(goods);
}

/** M4, in dollars: the interest that the receiver of these goods owes at once. */
function interestIn({ lots }: Goods): number {
  return lots.reduce((total, { mortgaged, deed }) => total + (mortgaged ? interestOn(deed) : 0), 0);
}

/** Why goods that both sides have may still not be exchanged; null if they may. */
export function objectionTo(game: Game, from: Player, trade: Trade): string | null {
  const to = game.players.find(({ id }) => id === trade.to_player_id);
  const [given, taken] = [goodsOf(game, trade.give), goodsOf(game, trade.get)];
  if (to === undefined) return `There is no player ${trade.to_player_id}.`;
  // D4.
  if (isNothing(given) || isNothing(taken)) return 'Both sides of a trade must give something.';
  // S5: money for money would be a loan.
  if (!isMoreThanMoney(given) && !isMoreThanMoney(taken)) return 'A trade must move a property or a jail card.';
  // D3: the interest on mortgaged deeds is due at once.
  for (const [player, gives, gets] of [
    [from, given, taken],
    [to, taken, given],
  ] as const) {
    const left = player.cash - gives.cash + gets.cash;
    const due = interestIn(gets);
    if (due > 0 && left < due) return `${player.name} could not pay the $${due} interest on the mortgages received.`;
  }
  return null;
}

/** Whether the player has anything that another could trade for. */
export function canTrade(game: Game, { seat, cash, jailCards }: Player): boolean {
  const hasGoods = (owner: SeatIndex, cards: number): boolean => cards > 0 || tradableLots(game, owner).length > 0;
  const mine = hasGoods(seat, jailCards.length);
  return solventSeatsAfter(game, seat).some((other) => {
    const partner = playerAt(game, other);
    const theirs = hasGoods(other, partner.jailCards.length);
    return (mine && (theirs || partner.cash > 0)) || (theirs && cash > 0);
  });
}

function sideParams(game: Game, { seat, cash, jailCards }: Player): TradeSideParams {
  return {
    cash: { type: 'integer', minimum: 0, maximum: cash },
    properties: { type: 'array', enum: tradableLots(game, seat).map(({ deed }) => deed.id) },
    jail_cards: { type: 'integer', minimum: 0, maximum: jailCards.length },
  };
}

/** What the player may fill in to trade with one of these seats. */
export function tradeParams(game: Game, player: Player, partners: readonly SeatIndex[]): TradeParams {
  const others = partners.map((seat) => playerAt(game, seat));
  return {
    to_player_id: { type: 'string', enum: others.map(({ id }) => id), required: true },
    give: sideParams(game, player),
    get_by_player: Object.fromEntries(others.map((other) => [other.id, sideParams(game, other)])),
  };
}
