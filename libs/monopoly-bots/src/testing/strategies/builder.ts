import type { TableView } from '../../table/table-view.js';
import { completesWith, listPrice, propose, tradeOnTable, wishesOf } from './dealing.js';
import { atListPrice, bid, build, buy, firstOf, leaveJailEarly, lift, mortgageForHouses, payDebt } from './moves.js';
import type { Move, Strategy } from './strategy.js';

/** Swaps of deeds that make a group whole on both sides, with cash for the difference in price. */
export const proposeSwaps: Move = (table) => {
  for (const wish of wishesOf(table.me.id, table)) {
    if (!wish.completes) continue;
    for (const theirs of wishesOf(wish.partnerId, table)) {
      const isSwap =
        theirs.partnerId === table.me.id &&
        theirs.completes &&
        !theirs.get.some((one) => wish.get.some(({ deed }) => table.groupAround(deed).includes(one)));
      if (!isSwap) continue;
      const difference = listPrice(wish.get) - listPrice(theirs.get);
      const terms = {
        give: theirs.get,
        get: wish.get,
        giveCash: Math.max(difference, 0),
        getCash: Math.max(-difference, 0),
      };
      const action = propose(table, wish.partnerId, terms);
      if (action !== undefined) return action;
    }
  }
  return undefined;
};

/** Cash for the last deeds of a group: twice the list price. */
export const proposePurchases: Move = (table) => {
  for (const { partnerId, get, completes } of wishesOf(table.me.id, table)) {
    const action = completes ? propose(table, partnerId, { get, giveCash: 2 * listPrice(get) }) : undefined;
    if (action !== undefined) return action;
  }
  return undefined;
};

/** Accepts what completes a group of its own and none of the other side's, or is worth more by list price. */
export const acceptIfBetter: Move = (table) => {
  const terms = tradeOnTable(table);
  if (terms === null) return undefined;
  const gain = listPrice(terms.gained) - listPrice(terms.lost) + terms.cash;
  const [mine, theirs] = [
    completesWith(table.me.id, terms.gained, table),
    completesWith(partnerIn(table, terms.gained), terms.lost, table),
  ];
  const isGood = mine === theirs ? gain > 0 : mine && gain > -300;
  return table.offers.first(isGood ? 'accept_trade' : 'reject_trade');
};

function partnerIn(table: TableView, gained: readonly { readonly ownerId: string | null }[]): string | null {
  return gained[0]?.ownerId ?? table.offers.first('accept_trade')?.trade?.from_player_id ?? null;
}

export const BUILDER: Strategy = {
  name: 'builder',
  description: 'Buys everything, builds three houses first, proposes trades that complete groups.',
  start: () =>
    firstOf(
      acceptIfBetter,
      payDebt,
      bid(atListPrice(1)),
      buy(0),
      leaveJailEarly,
      proposeSwaps,
      proposePurchases,
      build(3, 50),
      mortgageForHouses,
      build(5, 300),
      lift(400),
    ),
};
