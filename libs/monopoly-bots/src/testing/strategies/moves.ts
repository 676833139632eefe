import { HOTEL } from '#libs/monopoly';
import type { ValidAction } from '#libs/protocol';
import { fallback } from '../../fallback.js';
import { GROUP_INCOME, groupOf, type GroupName } from '../../table/groups.js';
import type { Holding } from '../../table/holding.js';
import type { TableView } from '../../table/table-view.js';
import type { Move, Player } from './strategy.js';

/** The moves in the order in which they are considered; without any, what is safe. */
export function firstOf(...moves: readonly Move[]): Player {
  return (table) => {
    for (const move of moves) {
      const action = move(table);
      if (action !== undefined) return action;
    }
    return fallback(table.offers, table.phase);
  };
}

const ANY = (): boolean => true;

/** Buys what it may buy while so much cash is left. */
export function buy(reserve: number, isWanted: (holding: Holding, table: TableView) => boolean = ANY): Move {
  return (table) => {
    const offer = table.offers.first('buy_property');
    const holding = offer && table.holdingOf(offer);
    if (offer === undefined || holding === undefined || !isWanted(holding, table)) return undefined;
    return table.me.cash - holding.deed.price >= reserve ? offer : undefined;
  };
}

/** Bids the least that is possible while it is within a limit, in dollars. */
export function bid(limitOf: (holding: Holding, table: TableView) => number, reserve = 0): Move {
  return (table) => {
    const offer = table.offers.first('place_bid');
    const holding = offer && table.holdingOf(offer);
    if (holding === undefined || offer?.params === undefined || !('amount' in offer.params)) return undefined;
    const { minimum } = offer.params.amount;
    const limit = Math.min(limitOf(holding, table), table.me.cash - reserve);
    return minimum <= limit ? { ...offer, amount: minimum } : undefined;
  };
}

export const atListPrice =
  (share: number): ((holding: Holding) => number) =>
  ({ deed }) =>
    deed.price * share;

/** Builds evenly where a house brings most, up to a level, while so much cash is left. */
export function build(level: number, reserve: number, groups?: readonly GroupName[]): Move {
  return (table) => {
    const offers = [...table.offers.of('build_house'), ...table.offers.of('build_hotel')];
    const sites = offers.flatMap((offer) => {
      const holding = table.holdingOf(offer);
      if (holding?.deed.kind !== 'street' || holding.houses >= level) return [];
      if (groups !== undefined && !groups.includes(groupOf(holding.deed))) return [];
      const gain = (GROUP_INCOME[holding.deed.group][Math.min(level, HOTEL)] ?? 0) / holding.deed.houseCost;
      return table.me.cash - holding.deed.houseCost >= reserve ? [{ offer, gain, houses: holding.houses }] : [];
    });
    return sites.toSorted((a, b) => b.gain - a.gain || a.houses - b.houses)[0]?.offer;
  };
}

export const leaveJail: Move = ({ offers }) => offers.first('use_jail_card') ?? offers.first('pay_jail_fine');

/** Leaves jail while there are deeds to buy, and waits inside after that. */
export const leaveJailEarly: Move = (table) => (table.unowned > 6 ? leaveJail(table) : undefined);

/** Lifts the dearest mortgage while so much cash is left. */
export function lift(reserve: number): Move {
  return ({ offers, me }) => {
    const lifts = offers.of('unmortgage_property').filter(({ cost }) => me.cash - (cost ?? 0) >= reserve);
    return lifts.toSorted((a, b) => (b.cost ?? 0) - (a.cost ?? 0))[0];
  };
}

function isInDebt({ phase }: TableView): boolean {
  return phase === 'awaiting_debt_payment';
}

/** For a debt: deeds outside whole groups first, then buildings. */
export const payDebt: Move = (table) => {
  if (!isInDebt(table)) return undefined;
  return spare(table) ?? table.offers.first('sell_building') ?? table.offers.first('mortgage_property');
};

/** A mortgage on a deed outside whole groups, the cheapest of them. */
function spare(table: TableView): ValidAction | undefined {
  const spares = table.offers.of('mortgage_property').filter((offer) => {
    const holding = table.holdingOf(offer);
    return holding !== undefined && !table.isWhole(holding.deed);
  });
  return spares.toSorted((a, b) => (a.amount ?? 0) - (b.amount ?? 0))[0];
}

/** Mortgages deeds outside whole groups while houses below the third are to be built. */
export const mortgageForHouses: Move = (table) => {
  const isFree = table.offers.has('end_turn') || table.offers.has('roll_dice');
  const site = table.all.find((holding) => isOpenSite(holding, table));
  if (!isFree || site === undefined || site.deed.kind !== 'street') return undefined;
  return table.me.cash < site.deed.houseCost ? spare(table) : undefined;
};

function isOpenSite(holding: Holding, table: TableView): boolean {
  if (holding.deed.kind !== 'street' || holding.houses >= 3 || table.housesLeft === 0) return false;
  return table.groupAround(holding.deed).every((other) => table.isMine(other) && !other.mortgaged);
}
