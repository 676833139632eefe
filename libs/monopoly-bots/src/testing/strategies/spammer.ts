import type { Holding } from '../../table/holding.js';
import type { TableView } from '../../table/table-view.js';
import { acceptIfBetter } from './builder.js';
import { listPrice, propose, proposedThisTurn, wishesOf } from './dealing.js';
import { atListPrice, bid, build, buy, firstOf, leaveJailEarly, lift, mortgageForHouses, payDebt } from './moves.js';
import type { Move, Strategy } from './strategy.js';

const isSpare = (holding: Holding, table: TableView): boolean => table.isMine(holding) && !table.isWhole(holding.deed);

/** Asks for everything, every turn: for its cheapest deeds, with a little more cash each time. */
function pestering(): Move {
  let round = 0;
  return (table) => {
    const wishes = wishesOf(table.me.id, table);
    if (wishes.length === 0 || proposedThisTurn(table).length >= 3) return undefined;
    round += 1;
    for (let step = 0; step < wishes.length; step += 1) {
      const wish = wishes[(round + step) % wishes.length];
      if (wish === undefined) continue;
      const spares = table.all.filter(
        (one) => isSpare(one, table) && !wish.get.some(({ deed }) => table.groupAround(deed).includes(one)),
      );
      const give = spares.toSorted((a, b) => a.deed.price - b.deed.price).slice(0, 1 + (round % 2));
      const missing = Math.max(listPrice(wish.get) - listPrice(give), 0);
      const action = propose(table, wish.partnerId, { get: wish.get, give, giveCash: missing + 10 * (round % 20) });
      if (action !== undefined) return action;
    }
    return undefined;
  };
}

export const SPAMMER: Strategy = {
  name: 'spammer',
  description:
    'Proposes three trades every turn: its cheapest deeds and a little cash for whatever furthers its groups.',
  start: () =>
    firstOf(
      acceptIfBetter,
      payDebt,
      bid(atListPrice(1)),
      buy(0),
      leaveJailEarly,
      pestering(),
      build(3, 50),
      mortgageForHouses,
      build(5, 300),
      lift(400),
    ),
};
