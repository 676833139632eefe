import { groupOf } from '../../table/groups.js';
import type { Holding } from '../../table/holding.js';
import { acceptIfBetter } from './builder.js';
import { listPrice, propose, wishesOf } from './dealing.js';
import { bid, build, buy, firstOf, leaveJailEarly, lift, mortgageForHouses, payDebt } from './moves.js';
import type { Move, Strategy } from './strategy.js';

const isLine = ({ deed }: Holding): boolean => deed.kind !== 'street';

/** Buys railroads and utilities one by one, for a deed outside its groups or for cash. */
const collecting: Move = (table) => {
  for (const { partnerId, get } of wishesOf(table.me.id, table)) {
    for (const wanted of get.filter(isLine)) {
      const spare = table.all.find(
        (holding) =>
          table.isMine(holding) &&
          !isLine(holding) &&
          holding.deed.price <= 1.4 * wanted.deed.price &&
          !table.isWhole(holding.deed),
      );
      const swap = spare && propose(table, partnerId, { get: [wanted], give: [spare] });
      const action = swap ?? propose(table, partnerId, { get: [wanted], giveCash: 1.4 * listPrice([wanted]) });
      if (action !== undefined) return action;
    }
  }
  return undefined;
};

export const RAILROADER: Strategy = {
  name: 'railroader',
  description: 'Hoards railroads and utilities, for which it pays more than their price.',
  start: () =>
    firstOf(
      acceptIfBetter,
      payDebt,
      buy(100, (holding) => isLine(holding) || groupOf(holding.deed) !== 'green'),
      buy(0, isLine),
      bid((holding) => (isLine(holding) ? 1.8 : 0.8) * holding.deed.price),
      leaveJailEarly,
      collecting,
      build(3, 100),
      mortgageForHouses,
      lift(300),
    ),
};
