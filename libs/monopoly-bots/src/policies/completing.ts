import type { Policy } from '../situation.js';
import { groupOf, groupTitle } from '../table/groups.js';
import { outlookOn } from '../table/prospect.js';
import { leastDear, mortgagesOn, parting } from './assets.js';

/** Mortgages what is needed to buy the deed that completes a group, if that is possible at all. */
export const completing: Policy = (situation) => {
  const { table } = situation;
  const pass = table.offers.first('pass_property');
  const wanted = pass === undefined ? undefined : table.holdingOf(pass);
  if (wanted === undefined || table.offers.has('buy_property')) return null;
  if (outlookOn(wanted, table.me.id, table).prospect !== 'completes') return null;
  const group = table.groupAround(wanted.deed);
  const assets = mortgagesOn(table).filter(({ offer }) => !group.some(({ deed }) => deed.id === offer.property_id));
  const within = assets.reduce((sum, { cash }) => sum + cash, table.me.cash);
  const [first, ...others] = assets;
  if (first === undefined || within < wanted.deed.price) return null;
  const asset = leastDear([first, ...others], situation);
  const title = groupTitle(groupOf(wanted.deed));
  return { action: asset.offer, reasoning: `${wanted.deed.name} would give me ${title}: I ${parting(asset, table)}.` };
};
