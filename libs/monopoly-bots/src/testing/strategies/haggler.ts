import type { TableView } from '../../table/table-view.js';
import { acceptIfBetter } from './builder.js';
import { listPrice, propose, wishesOf, type Wish } from './dealing.js';
import { atListPrice, bid, build, buy, firstOf, leaveJailEarly, lift, mortgageForHouses, payDebt } from './moves.js';
import type { Move, Strategy } from './strategy.js';

interface Search {
  low: number;
  high: number;
}

/** What a deed was refused for, and what it may be had for: halved with every answer. */
function haggling(): Move {
  const searches = new Map<string, Search>();
  let asked: { readonly wish: Wish; readonly price: number } | null = null;
  return (table) => {
    if (asked !== null) learn(searches, asked, table);
    asked = null;
    for (const wish of wishesOf(table.me.id, table)) {
      const { low, high } = searchOf(searches, wish);
      const price = Math.floor((low + high) / 2);
      if (price > table.me.cash - 50 || high - low < 3) continue;
      const action = propose(table, wish.partnerId, { get: wish.get, giveCash: price });
      if (action === undefined) continue;
      asked = { wish, price };
      return action;
    }
    return undefined;
  };
}

function keyOf({ partnerId, get }: Wish): string {
  return [partnerId, ...get.map(({ deed }) => deed.id)].join();
}

function searchOf(searches: Map<string, Search>, wish: Wish): Search {
  const list = listPrice(wish.get);
  const search = searches.get(keyOf(wish)) ?? { low: Math.floor(list / 4), high: 6 * list };
  searches.set(keyOf(wish), search);
  return search;
}

/** Refused: more is asked next time. It starts from its last limit again once there is nothing left between. */
function learn(
  searches: Map<string, Search>,
  asked: { readonly wish: Wish; readonly price: number },
  table: TableView,
): void {
  const search = searchOf(searches, asked.wish);
  const isMine = asked.wish.get.every(({ deed }) => table.holding(deed.id)?.ownerId === table.me.id);
  if (isMine) search.high = asked.price;
  else search.low = asked.price;
}

export const HAGGLER: Strategy = {
  name: 'haggler',
  description: 'Offers the least cash that is accepted, which it finds by halving.',
  start: () =>
    firstOf(
      acceptIfBetter,
      payDebt,
      bid(atListPrice(1)),
      buy(0),
      leaveJailEarly,
      haggling(),
      build(3, 50),
      mortgageForHouses,
      build(5, 300),
      lift(400),
    ),
};
