import type { ValidAction } from '#libs/protocol';
import type { Policy, Situation } from '../situation.js';
import { outlookOn } from '../table/prospect.js';
import { dollars, placeOf } from '../table/wording.js';
import { isUrgent, reserveOf, worthOf } from './worth.js';

interface Bid {
  readonly offer: ValidAction;
  /** Dollars. */
  readonly price: number;
}

/** Bids the least that is offered while that stays within what the deed is worth. */
export const auction: Policy = (situation) => {
  const { table } = situation;
  const [first, ...others] = table.offers.of('place_bid').flatMap((offer) => bidOf(offer) ?? []);
  if (first === undefined) return null;
  const { offer, price } = others.reduce((least, bid) => (bid.price < least.price ? bid : least), first);
  const place = placeOf(offer, table);
  const limit = limitFor(offer, situation);
  if (price <= limit) {
    const reasoning = `${place} is worth up to ${dollars(limit)} to me: I bid ${dollars(price)}.`;
    return { action: offer, reasoning };
  }
  const pass = table.offers.first('pass_bid');
  if (pass === undefined) return null;
  return { action: pass, reasoning: `${dollars(price)} is more than I give for ${place}: I pass.` };
};

/** Null if the offer does not say what the bid would cost. */
function bidOf(offer: ValidAction): Bid | null {
  const price = offer.amount ?? offer.cost;
  return typeof price === 'number' ? { offer, price } : null;
}

function limitFor(offer: ValidAction, { table, mood }: Situation): number {
  const holding = table.holdingOf(offer);
  if (holding === undefined) return 0;
  const { prospect } = outlookOn(holding, table.me.id, table);
  const reserve = isUrgent(prospect) ? 0 : reserveOf(mood, table);
  return Math.min(worthOf(holding, mood, table), table.me.cash - reserve);
}
