import { DEEDS } from '#libs/monopoly';
import type { ValidAction } from '#libs/protocol';
import type { Policy, Situation } from '../situation.js';
import { outlookOn } from '../table/prospect.js';
import { fieldsOf, textOrNull } from '../table/reading.js';
import type { TableView } from '../table/table-view.js';
import { dollars, placeOf } from '../table/wording.js';
import { isUrgent, reserveOf, worthOf } from './worth.js';

interface Bid {
  readonly offer: ValidAction;
  /** Dollars. */
  readonly price: number;
}

/** Raises are no smaller than this share of the list price, so that an auction takes a few rounds and not hundreds. */
const STEP = 0.1;

/** Bids little more than the least that is offered while that stays within what the deed is worth. */
export const auction: Policy = (situation) => {
  const { table } = situation;
  const [first, ...others] = table.offers.of('place_bid').flatMap((offer) => bidOf(offer) ?? []);
  if (first === undefined) return null;
  const { offer, price } = others.reduce((least, bid) => (bid.price < least.price ? bid : least), first);
  const place = placeOf(offer, table);
  const limit = limitFor(offer, situation);
  if (price <= limit) {
    const amount = raised(offer, price, limit, situation);
    const reasoning = `${place} is worth up to ${dollars(limit)} to me: I bid ${dollars(amount)}.`;
    return { action: amount === price ? offer : { ...offer, amount }, reasoning };
  }
  const pass = table.offers.first('pass_bid');
  if (pass === undefined) return null;
  return { action: pass, reasoning: `${dollars(price)} is more than I give for ${place}: I pass.` };
};

/** A whole step more where the offer leaves the amount open. */
function raised(offer: ValidAction, price: number, limit: number, { table }: Situation): number {
  if (offer.params === undefined) return price;
  const step = Math.round((table.holdingOf(offer)?.deed.price ?? 0) * STEP);
  return Math.max(price, Math.min(Math.floor(limit), price + step));
}

/** Null if the offer does not say what the bid would cost. */
function bidOf(offer: ValidAction): Bid | null {
  const price = offer.amount ?? offer.cost;
  return typeof price === 'number' ? { offer, price } : null;
}

function limitFor(offer: ValidAction, { table, mood }: Situation): number {
  const holding = table.holdingOf(offer);
  if (holding === undefined) return 0;
  if (isForBuilding(table)) return Math.min(costOfBuilding(table), table.me.cash - reserveOf(mood, table));
  const { prospect } = outlookOn(holding, table.me.id, table);
  const reserve = isUrgent(prospect) ? 0 : reserveOf(mood, table);
  return Math.min(worthOf(holding, mood, table), table.me.cash - reserve);
}

/** What is sold may be a scarce building, which is worth its list price to whoever could place it. */
function isForBuilding({ decision }: TableView): boolean {
  return textOrNull(fieldsOf(fieldsOf(decision)['context'])['building_type']) !== null;
}

/** Of the dearest whole group that the player has. */
function costOfBuilding(table: TableView): number {
  const streets = DEEDS.filter((deed) => deed.kind === 'street');
  const own = streets.filter((deed) => table.isWhole(deed) && table.holding(deed.id)?.ownerId === table.me.id);
  return Math.max(0, ...own.map(({ houseCost }) => houseCost));
}
