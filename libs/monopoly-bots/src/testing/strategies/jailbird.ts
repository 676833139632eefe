import { acceptIfBetter, proposePurchases, proposeSwaps } from './builder.js';
import { atListPrice, bid, build, buy, firstOf, leaveJail, lift, mortgageForHouses, payDebt } from './moves.js';
import type { Move, Strategy } from './strategy.js';

/** Nobody pays rent in jail: out only while half of the board is for sale. */
const leaveJailForDeeds: Move = (table) => (table.unowned > 14 ? leaveJail(table) : undefined);

export const JAILBIRD: Strategy = {
  name: 'jailbird',
  description: 'Buys and builds, keeps a reserve, and sits in jail as long as it can once the deeds are sold.',
  start: () =>
    firstOf(
      acceptIfBetter,
      payDebt,
      bid(atListPrice(1), 100),
      buy(50),
      leaveJailForDeeds,
      proposeSwaps,
      proposePurchases,
      build(4, 200),
      mortgageForHouses,
      lift(500),
    ),
};
