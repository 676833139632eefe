import { acceptIfBetter } from './builder.js';
import { completesWith } from './dealing.js';
import { bid, build, buy, firstOf, leaveJailEarly, lift, mortgageForHouses, payDebt } from './moves.js';
import type { Strategy } from './strategy.js';

export const SNIPER: Strategy = {
  name: 'sniper',
  description:
    'Leaves deeds to auctions, where it hopes to get them below their price; buys only what completes a group.',
  start: () =>
    firstOf(
      acceptIfBetter,
      payDebt,
      buy(0, (holding, table) => completesWith(table.me.id, [holding], table)),
      bid((holding, table) => (completesWith(table.me.id, [holding], table) ? 3 : 0.95) * holding.deed.price),
      leaveJailEarly,
      build(3, 50),
      mortgageForHouses,
      build(5, 300),
      lift(400),
    ),
};
