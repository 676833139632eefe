import type { TableView } from '../../table/table-view.js';
import type { ValidAction } from '#libs/protocol';
import { acceptIfBetter, proposePurchases } from './builder.js';
import { atListPrice, bid, build, buy, firstOf, leaveJail, payDebt } from './moves.js';
import type { Strategy } from './strategy.js';

/** Cash for everything: each deed outside whole groups is mortgaged as soon as it is bought. */
function mortgageAll(table: TableView): ValidAction | undefined {
  const isFree = table.offers.has('end_turn') || table.offers.has('roll_dice') || table.offers.has('pass_property');
  return table.offers.of('mortgage_property').find((offer) => {
    const holding = table.holdingOf(offer);
    return isFree && holding !== undefined && !table.isWhole(holding.deed);
  });
}

export const MORTGAGER: Strategy = {
  name: 'mortgager',
  description: 'Mortgages every deed at once to buy the next one, and builds hotels with whatever is left.',
  start: () =>
    firstOf(
      acceptIfBetter,
      payDebt,
      bid(atListPrice(1.2)),
      buy(0),
      leaveJail,
      mortgageAll,
      proposePurchases,
      build(5, 0),
    ),
};
