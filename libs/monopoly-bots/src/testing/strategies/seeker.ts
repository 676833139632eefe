import { groupOf } from '../../table/groups.js';
import type { Holding } from '../../table/holding.js';
import { acceptIfBetter, proposeSwaps } from './builder.js';
import { listPrice, propose, wishesOf } from './dealing.js';
import { bid, build, buy, firstOf, leaveJailEarly, lift, mortgageForHouses, payDebt } from './moves.js';
import type { Move, Strategy } from './strategy.js';

const isWanted = ({ deed }: Holding): boolean => ['orange', 'red'].includes(groupOf(deed));

/** All that it has outside orange and red, and cash, for what it lacks there. */
const collecting: Move = (table) => {
  for (const { partnerId, get } of wishesOf(table.me.id, table)) {
    if (!get.every(isWanted)) continue;
    const spares = table.all.filter((one) => table.isMine(one) && !isWanted(one) && !table.isWhole(one.deed));
    const give = spares.toSorted((a, b) => b.deed.price - a.deed.price).slice(0, get.length);
    const cash = Math.min(Math.max(2 * listPrice(get) - listPrice(give), 0), Math.max(table.me.cash - 100, 0));
    const action = propose(table, partnerId, { get, give, giveCash: cash });
    if (action !== undefined) return action;
  }
  return undefined;
};

export const SEEKER: Strategy = {
  name: 'seeker',
  description: 'Collects orange and red, for whatever it has beside them, and builds there first.',
  start: () =>
    firstOf(
      acceptIfBetter,
      payDebt,
      buy(0, isWanted),
      buy(200),
      bid((holding) => (isWanted(holding) ? 2 : 0.7) * holding.deed.price),
      leaveJailEarly,
      collecting,
      proposeSwaps,
      build(4, 20, ['orange', 'red']),
      mortgageForHouses,
      build(3, 150),
      lift(400),
    ),
};
