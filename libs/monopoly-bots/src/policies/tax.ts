import { HOTEL } from '#libs/monopoly';
import type { Policy } from '../situation.js';
import { dollars } from '../table/wording.js';

const FLAT_TAX = 200;

/** Pays the lesser of the flat tax and a tenth of all that it has. */
export const tax: Policy = ({ table }) => {
  const flat = table.offers.first('pay_flat_tax');
  const percentage = table.offers.first('pay_percentage_tax');
  if (flat === undefined || percentage === undefined) return null;
  const estate = table.all
    .filter((holding) => table.isMine(holding))
    .map(({ deed, houses }) => deed.price + (deed.kind === 'street' ? Math.min(houses, HOTEL) * deed.houseCost : 0));
  const tenth = estate.reduce((sum, worth) => sum + worth, table.me.cash) / 10;
  const price = flat.cost ?? FLAT_TAX;
  if (tenth < price)
    return { action: percentage, reasoning: `A tenth of what I have is ${dollars(tenth)}: I pay that.` };
  return { action: flat, reasoning: `${dollars(price)} is less than a tenth of what I have: I pay that.` };
};
