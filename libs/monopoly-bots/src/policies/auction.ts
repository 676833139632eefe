import { fieldsOf, textOrNull, type ValidAction } from '#libs/protocol';
import type { Policy, Situation } from '../situation.js';
import { GROUP_INCOME } from '../table/groups.js';
import type { SeatView } from '../table/seat.js';
import type { Holding } from '../table/holding.js';
import { outlookOn } from '../table/prospect.js';
import type { TableView } from '../table/table-view.js';
import { dollars, placeOf } from '../table/wording.js';
import { finite } from './estate.js';
import { type Shares, sharesAfter, sharesOf } from './standing.js';
import { isUrgent, likingOf, reserveOf } from './worth.js';

interface Bid {
  readonly offer: ValidAction;
  /** Dollars; the least that is accepted. */
  readonly least: number;
  /** The most; the same as the least where an offer names one price. */
  readonly most: number;
}

/** Bids go up by this much of the price at a time, so that auctions come to an end. */
const RAISE = 0.1;
const HALVINGS = 9;
/** Nobody bids more than this times what a deed is worth to them. */
const MOST_EAGER = 1.2;
/** Turns of opponents after which a building has to have earned its price. */
const BUILDING_HORIZON = 15;

/** Bids while the price stays within what the deed is worth. */
export const auction: Policy = (situation) => {
  const { table } = situation;
  const [first, ...others] = table.offers.of('place_bid').flatMap((offer) => bidOf(offer) ?? []);
  if (first === undefined) return null;
  const { offer, least, most } = others.reduce((low, bid) => (bid.least < low.least ? bid : low), first);
  const place = placeOf(offer, table);
  const limit = Math.floor(limitFor(offer, situation));
  if (least <= limit) {
    const price = Math.min(least + raiseOn(offer, table), limit, most);
    const reasoning = `${place} is worth up to ${dollars(limit)} to me: I bid ${dollars(price)}.`;
    return { action: most > least ? { ...offer, amount: price } : offer, reasoning };
  }
  const pass = table.offers.first('pass_bid');
  if (pass === undefined) return null;
  return { action: pass, reasoning: `${dollars(least)} is more than I give for ${place}: I pass.` };
};

/** Null if the offer has no price for the bid. */
function bidOf(offer: ValidAction): Bid | null {
  const { params, amount, cost } = offer;
  if (params !== undefined && 'amount' in params) {
    return { offer, least: params.amount.minimum, most: params.amount.maximum };
  }
  const price = amount ?? cost;
  return typeof price === 'number' ? { offer, least: price, most: price } : null;
}

function raiseOn(offer: ValidAction, table: TableView): number {
  return Math.round((table.holdingOf(offer)?.deed.price ?? 0) * RAISE);
}

function limitFor(offer: ValidAction, situation: Situation): number {
  const { table, mood } = situation;
  const holding = table.holdingOf(offer);
  if (holding === undefined) return 0;
  if (isForBuilding(table)) return Math.min(worthOfBuilding(holding, table), table.me.cash - reserveOf(mood, table));
  const { prospect } = outlookOn(holding, table.me.id, table);
  const reserve = isUrgent(prospect) ? 0 : reserveOf(mood, table) / 2;
  const liking = isUrgent(prospect) ? 1 : likingOf(holding, mood);
  return Math.min(
    bidWorth(holding, table) * liking * Math.min(Math.sqrt(mood.appetite), MOST_EAGER),
    table.me.cash - reserve,
  );
}

/**
 * The price at which it makes no difference whether the player or the rival who wants it most gets the deed: what it
 * brings, and what it would bring against the player in the wrong hands.
 */
function bidWorth(holding: Holding, table: TableView): number {
  const { me } = table;
  const threat = threatOf(holding, table);
  const mine = sharesBy(me, holding, table);
  const theirs = threat === null ? null : sharesBy(threat, holding, table);
  const edge = (price: number): number => {
    const otherwise = theirs === null ? sharesOf(table) : theirs(price);
    return (mine(price).get(me.id) ?? 0) - (otherwise.get(me.id) ?? 0);
  };
  let [low, high] = [0, finite(table.me.cash)];
  if (edge(high) > 0) return high;
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (edge(middle) > 0) low = middle;
    else high = middle;
  }
  return low;
}

/** The rival whose share in the win would grow most with the deed; null: nobody else could pay for it. */
function threatOf(holding: Holding, table: TableView): SeatView | null {
  const price = holding.deed.price / 2;
  const rivals = table.solvent.filter(({ id, cash }) => id !== table.me.id && cash >= price);
  const now = sharesOf(table);
  const gains = rivals.map((seat) => ({
    seat,
    gain: (sharesBy(seat, holding, table)(price).get(seat.id) ?? 0) - (now.get(seat.id) ?? 0),
  }));
  return gains.toSorted((a, b) => b.gain - a.gain)[0]?.seat ?? null;
}

/** The shares in the win once somebody has a deed, by its price; more than they have is not paid. */
function sharesBy({ id, cash }: SeatView, holding: Holding, table: TableView): (price: number) => Shares {
  const after = sharesAfter([id], new Map([[holding, id]]), table);
  const money = finite(cash);
  return (price) => after(() => money - Math.min(price, money));
}

function isForBuilding({ decision }: TableView): boolean {
  return textOrNull(fieldsOf(fieldsOf(decision)['context'])['building_type']) !== null;
}

/** What one more house brings in the player's best group; 0 without a whole group. */
function worthOfBuilding(asked: Holding, table: TableView): number {
  const built = table.all.filter((holding) => table.isMine(holding) && table.isWhole(holding.deed));
  const gains = [asked, ...built].map((holding) => {
    if (!table.isMine(holding) || holding.deed.kind !== 'street') return 0;
    const income = GROUP_INCOME[holding.deed.group];
    const gained = (income[holding.houses + 1] ?? 0) - (income[holding.houses] ?? 0);
    return (gained / table.groupAround(holding.deed).length) * BUILDING_HORIZON;
  });
  return Math.max(0, ...gains);
}
