import type { GroupName } from '../../table/groups.js';
import { groupOf } from '../../table/groups.js';
import type { Holding } from '../../table/holding.js';
import { acceptIfBetter } from './builder.js';
import { listPrice, propose, wishesOf } from './dealing.js';
import { bid, build, buy, firstOf, leaveJail, mortgageForHouses, payDebt } from './moves.js';
import type { Move, Strategy } from './strategy.js';

const CHEAP: readonly GroupName[] = ['brown', 'light_blue', 'pink', 'orange'];
const isCheap = ({ deed }: Holding): boolean => CHEAP.includes(groupOf(deed));

/** Pays up to three times the price for what a cheap group still lacks, more from try to try. */
function collecting(): Move {
  const tries = new Map<string, number>();
  return (table) => {
    for (const { partnerId, get } of wishesOf(table.me.id, table)) {
      const key = [partnerId, ...get.map(({ deed }) => deed.id)].join();
      const tried = tries.get(key) ?? 0;
      const factor = [1.3, 1.8, 2.4, 3][tried];
      if (!get.every(isCheap) || factor === undefined) continue;
      const action = propose(table, partnerId, { get, giveCash: factor * listPrice(get) });
      if (action === undefined) continue;
      tries.set(key, tried + 1);
      return action;
    }
    return undefined;
  };
}

export const RUSHER: Strategy = {
  name: 'rusher',
  description: 'Wants the cheap groups up to orange, at nearly any price, and puts hotels on them at once.',
  start: () =>
    firstOf(
      acceptIfBetter,
      payDebt,
      buy(0, (holding, table) => isCheap(holding) || table.me.cash > 1000),
      bid((holding) => (isCheap(holding) ? 1.5 : 0.5) * holding.deed.price),
      leaveJail,
      collecting(),
      build(5, 0, CHEAP),
      mortgageForHouses,
      build(3, 200),
    ),
};
