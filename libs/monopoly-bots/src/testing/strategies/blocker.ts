import type { Holding } from '../../table/holding.js';
import type { TableView } from '../../table/table-view.js';
import { listPrice, tradeOnTable } from './dealing.js';
import { bid, build, buy, firstOf, leaveJailEarly, lift, mortgageForHouses, payDebt } from './moves.js';
import type { Move, Strategy } from './strategy.js';

/** A rival has all the rest of the group that is not the bank's, or the player has. */
function matters(holding: Holding, table: TableView): boolean {
  const owners = new Set(table.groupAround(holding.deed).flatMap(({ ownerId }) => ownerId ?? []));
  return owners.size === 1;
}

/** Never gives up the last deed that somebody lacks. */
const keepBlocks: Move = (table) => {
  const terms = tradeOnTable(table);
  if (terms === null) return undefined;
  const isBlock = terms.lost.some(
    ({ deed }) => table.groupAround(deed).filter((other) => !table.isMine(other)).length > 0,
  );
  const isGood = !isBlock && listPrice(terms.gained) + terms.cash > listPrice(terms.lost);
  return table.offers.first(isGood ? 'accept_trade' : 'reject_trade');
};

export const BLOCKER: Strategy = {
  name: 'blocker',
  description: 'Takes a deed of every group to keep the others from it, and never lets go of one.',
  start: () =>
    firstOf(
      keepBlocks,
      payDebt,
      buy(0, matters),
      buy(300),
      bid((holding, table) => (matters(holding, table) ? 2 : 0.8) * holding.deed.price),
      leaveJailEarly,
      build(3, 100),
      mortgageForHouses,
      build(5, 400),
      lift(400),
    ),
};
