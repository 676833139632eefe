import { acceptIfBetter, proposeSwaps } from './builder.js';
import { atListPrice, bid, build, buy, firstOf, leaveJailEarly, lift, payDebt } from './moves.js';
import type { Strategy } from './strategy.js';

export const MISER: Strategy = {
  name: 'miser',
  description: 'Keeps $500 whatever happens, and picks up at auctions what the others cannot pay.',
  start: () =>
    firstOf(
      acceptIfBetter,
      payDebt,
      buy(500),
      bid(atListPrice(0.9), 300),
      leaveJailEarly,
      proposeSwaps,
      build(3, 400),
      build(5, 800),
      lift(600),
    ),
};
