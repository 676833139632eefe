import type { Deed } from '#libs/monopoly';
import type { ValidAction } from '#libs/protocol';
import type { Policy, Situation } from '../situation.js';
import type { Holding } from '../table/holding.js';
import { rentOf } from '../table/rents.js';
import { dollars, stillHolding } from '../table/wording.js';
import { unfinishedGroup } from './investing.js';
import { reserveOf } from './worth.js';

interface Lift {
  readonly offer: ValidAction;
  readonly holding: Holding;
  readonly cost: number;
  /** Rent that comes back. */
  readonly rent: number;
}

/** Interest: a mortgage is lifted for what it brought and a tenth of that. */
const TENTH = 10;

/** Whether to lift a mortgage, with what the reserve leaves over. */
export const lifting: Policy = (situation) => {
  const { table } = situation;
  const lifts = table.offers.of('unmortgage_property').flatMap((offer) => liftOf(offer, situation) ?? []);
  const [first, ...others] = lifts.filter((lift) => isAffordable(lift, situation));
  if (first === undefined) return null;
  const best = others.reduce((one, other) => (other.rent > one.rent ? other : one), first);
  const left = stillHolding(table.me.cash - best.cost);
  const reasoning = `${best.holding.deed.name} shall earn its ${dollars(best.rent)} rent again: I lift its mortgage${left}.`;
  return { action: best.offer, reasoning };
};

function costOfLifting({ mortgage }: Deed): number {
  return mortgage + Math.ceil(mortgage / TENTH);
}

function liftOf(offer: ValidAction, { table }: Situation): Lift | null {
  const holding = table.holdingOf(offer);
  if (holding === undefined) return null;
  const cost = offer.cost ?? offer.amount ?? costOfLifting(holding.deed);
  return { offer, holding, cost, rent: rentOf({ ...holding, mortgaged: false }, table) };
}

/**
 * A mortgage in a whole group also stops the building there, so no margin is asked for. What was mortgaged for houses
 * waits until they stand.
 */
function isAffordable({ holding, cost }: Lift, { table, mood }: Situation): boolean {
  if (mood.mortgagesToBuild && !table.isWhole(holding.deed) && unfinishedGroup(table) !== undefined) return false;
  const margin = table.isWhole(holding.deed) ? 0 : mood.liftMargin;
  return table.me.cash - cost >= reserveOf(mood, table) + margin;
}
