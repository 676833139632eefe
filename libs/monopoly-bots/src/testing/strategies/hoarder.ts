import { atListPrice, bid, build, buy, firstOf, leaveJailEarly, lift, mortgageForHouses, payDebt } from './moves.js';
import type { Strategy } from './strategy.js';

export const HOARDER: Strategy = {
  name: 'hoarder',
  description:
    'Buys everything, trades nothing, and keeps four houses on its streets so that the bank runs out of them.',
  start: () =>
    firstOf(
      ({ offers }) => offers.first('reject_trade'),
      payDebt,
      bid(atListPrice(1.2)),
      buy(0),
      leaveJailEarly,
      build(4, 50),
      mortgageForHouses,
      lift(250),
    ),
};
