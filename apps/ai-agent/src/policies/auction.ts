import type { ValidAction } from '#libs/protocol';
import type { Policy, Situation } from '../situation.js';
import { GROUP_INCOME, groupOf } from '../table/groups.js';
import type { Holding } from '../table/holding.js';
import { outlookOn } from '../table/prospect.js';
import { fieldsOf, textOrNull } from '../table/reading.js';
import type { TableView } from '../table/table-view.js';
import { dollars, placeOf } from '../table/wording.js';
import { estateWorth, ownedBy, type OwnerOf } from './estate.js';
import { isUrgent, likingOf, reserveOf } from './worth.js';

interface Bid {
  readonly offer: ValidAction;
  /** Dollars; the least that is accepted. */
  readonly least: number;
  /** The most; the same as the least where an offer names one price. */
  readonly most: number;
}

/** Of what a deed would bring the rival who wants it most, so much is paid to keep it from him. */
const DENIAL = 0.4;
/** A deed that helps nobody much is worth this much of its price late in a game, and more early. */
const SINGLE = { early: 1.05, late: 0.7 };
const MANY_UNOWNED = 8;
/** Bids go up by this much of the price at a time, so that auctions come to an end. */
const RAISE = 0.1;
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

/** Null if the offer does not say what the bid would cost. */
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
  return Math.min(bidWorth(holding, table) * liking * Math.sqrt(mood.appetite), table.me.cash - reserve);
}

/** What a deed brings its buyer, and what it would bring the rival who wants it most. */
function bidWorth(holding: Holding, table: TableView): number {
  const gains = table.solvent.map((seat) => ({ seat, gain: gainFor(seat.id, holding, table) }));
  const rivals = gains.flatMap(({ seat, gain }) =>
    seat.id === table.me.id || seat.cash < holding.deed.price / 2 ? [] : [gain],
  );
  const { price } = holding.deed;
  const single = price * (table.unowned > MANY_UNOWNED ? SINGLE.early : SINGLE.late);
  const mine = gains.find(({ seat }) => seat.id === table.me.id)?.gain ?? 0;
  return Math.max(mine, single) + DENIAL * Math.max(Math.max(0, ...rivals) - price, 0);
}

function gainFor(playerId: string, holding: Holding, table: TableView): number {
  const then: OwnerOf = (other) => (other === holding ? playerId : other.ownerId);
  const group = [groupOf(holding.deed)];
  const cash = table.cashOf(playerId);
  return estateWorth(group, playerId, then, cash, table) - estateWorth(group, playerId, ownedBy, cash, table);
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
