import type { Street } from '#libs/monopoly';
import type { Policy } from '../situation.js';
import { groupOf, groupTitle } from '../table/groups.js';
import type { Holding } from '../table/holding.js';
import type { TableView } from '../table/table-view.js';
import { type Asset, leastDear, mortgagesOn, parting } from './assets.js';
import { reserveOf } from './worth.js';

const THREE_HOUSES = 3;
/** Railroads earn from the second on what a mortgage does not bring back. */
const FEW_RAILROADS = 2;

/** Mortgages lone deeds for the next round of houses on a whole group, up to the third, which pays best. */
export const investing: Policy = (situation) => {
  const { table, mood } = situation;
  const site = mood.mortgagesToBuild ? unfinishedGroup(table) : undefined;
  const isFree = table.offers.has('end_turn') || table.offers.has('roll_dice');
  if (site === undefined || !isFree) return null;
  const [first, ...others] = mortgagesOn(table).filter((asset) => isSpare(asset, table));
  const missing = site.houseCost + reserveOf(mood, table) - table.me.cash;
  const within = [first, ...others].reduce((sum, asset) => sum + (asset?.cash ?? 0), 0);
  if (first === undefined || missing <= 0 || within < missing) return null;
  const asset = leastDear([first, ...others], situation);
  const reasoning = `Houses on ${groupTitle(site.group)} earn more than that: I ${parting(asset, table)}.`;
  return { action: asset.offer, reasoning };
};

/** A street of a whole group of the seat's, none of it mortgaged, that has room for a third house and finds one in the bank. */
export function unfinishedGroup(table: TableView): Street | undefined {
  if (table.housesLeft === 0) return undefined;
  const streets = table.all.flatMap((holding) => (isUnfinished(holding, table) ? [holding.deed] : []));
  return streets.find((deed): deed is Street => deed.kind === 'street');
}

function isUnfinished(holding: Holding, table: TableView): boolean {
  if (holding.deed.kind !== 'street' || holding.houses >= THREE_HOUSES || !table.isMine(holding)) return false;
  return table.groupAround(holding.deed).every((other) => table.isMine(other) && !other.mortgaged);
}

function isSpare({ offer }: Asset, table: TableView): boolean {
  const deed = table.holdingOf(offer)?.deed;
  if (deed === undefined || table.isWhole(deed)) return false;
  const owned = table.group(groupOf(deed)).filter((holding) => table.isMine(holding));
  return deed.kind !== 'railroad' || owned.length <= FEW_RAILROADS;
}
