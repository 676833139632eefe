import { type DeedSquare, DEEDS, isDeed, SQUARES } from '../board-names/index.js';
import { districtName } from '#libs/views';
import { type Seat, setProgress, type Story } from '../story/index.js';
import { count, money } from '../text/index.js';

const HOTEL = 5;
/** Of 36 throws of two dice, how many give a total of 2, 3, …, 12. */
const THROWS = [1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1];
const FIRST_TOTAL = 2;
const ALL_THROWS = 36;
/** Dollars; a lower rent decides nothing. */
const MIN_NOTABLE_RENT = 100;

/** What a visitor pays now, in dollars. @param total of the dice */
export function rentDue(square: DeedSquare, story: Story, total: number): number {
  const deed = story.deeds[square.id];
  if (deed?.ownerId == null || deed.isMortgaged) return 0;
  const set = square.kind === 'street' ? square.district : square.kind;
  const { owned = 0, size = 0 } = setProgress(story, deed.ownerId).find((one) => one.set === set) ?? {};
  if (square.kind === 'line') return 25 * 2 ** (owned - 1);
  if (square.kind === 'works') return total * (owned === size ? 10 : 4);
  const rent = square.rents[deed.houses] ?? 0;
  return deed.houses === 0 && owned === size ? 2 * rent : rent;
}

/** What a player holds that brings rent, in a few words: "The Groves, 7 houses, 3 tram lines". */
export function holdings(story: Story, { id }: Seat): string {
  const deeds = Object.values(story.deeds).filter(({ ownerId }) => ownerId === id);
  const whole = setProgress(story, id).filter(({ owned, size }) => owned === size);
  const districts = whole.flatMap(({ set }) => (set === 'line' || set === 'works' ? [] : [districtName(set)]));
  const hotels = deeds.filter(({ houses }) => houses === HOTEL).length;
  const houses = deeds.reduce((sum, deed) => sum + (deed.houses < HOTEL ? deed.houses : 0), 0);
  const lines = setProgress(story, id).find(({ set }) => set === 'line')?.owned ?? 0;
  const parts = [
    ...(districts.length > MAX_DISTRICTS ? [count(districts.length, 'whole district')] : districts),
    hotels > 0 && count(hotels, 'hotel'),
    houses > 0 && count(houses, 'house'),
    lines > 1 && count(lines, 'tram line'),
  ].filter((part) => part !== false);
  return parts.length === 0 ? count(deeds.length, 'deed') : parts.join(', ');
}

const MAX_DISTRICTS = 2;

interface Threat {
  readonly seat: Seat;
  /** Of 36, those that cost more than the player's cash. */
  readonly throws: number;
  readonly rent: number;
  readonly at: string;
}

/** Whom the next throw endangers most; null: nobody. */
function threatOf(story: Story): Threat | null {
  const threats = story.seats
    .filter(({ isOut, inJail, position }) => !isOut && !inJail && position !== null)
    .map((seat) => threatTo(story, seat))
    .filter(({ throws }) => throws > 0);
  return threats.toSorted((a, b) => b.throws - a.throws || b.rent - a.rent)[0] ?? null;
}

function threatTo(story: Story, seat: Seat): Threat {
  return THROWS.reduce<Threat>(
    (worst, throws, index) => {
      const total = index + FIRST_TOTAL;
      const square = SQUARES[((seat.position ?? 0) + total) % SQUARES.length];
      if (square === undefined || !isDeed(square) || story.deeds[square.id]?.ownerId === seat.id) return worst;
      const rent = rentDue(square, story, total);
      if (rent <= (seat.cash ?? 0)) return worst;
      const isWorse = rent > worst.rent;
      return {
        seat,
        throws: worst.throws + throws,
        rent: isWorse ? rent : worst.rent,
        at: isWorse ? square.name : worst.at,
      };
    },
    { seat, throws: 0, rent: 0, at: '' },
  );
}

/** What may decide the game next, in one sentence: a throw that somebody cannot pay, the highest rent, or what is for sale. */
export function stakeOf(story: Story): string {
  const threat = threatOf(story);
  if (threat !== null) {
    const share = Math.round((100 * threat.throws) / ALL_THROWS);
    const cash = money(Math.max(0, threat.seat.cash ?? 0));
    return `${threat.seat.name} has ${cash}: ${share} % of throws cost more, up to ${money(threat.rent)} at ${threat.at}`;
  }
  const [highest] = DEEDS.map((square) => ({ square, rent: rentDue(square, story, USUAL_TOTAL) })).toSorted(
    (a, b) => b.rent - a.rent,
  );
  if (highest !== undefined && highest.rent >= MIN_NOTABLE_RENT)
    return `The highest rent: ${money(highest.rent)} at ${highest.square.name}`;
  const free = DEEDS.filter(({ id }) => story.deeds[id]?.ownerId == null).length;
  return `${count(free, 'deed')} of ${DEEDS.length} for sale`;
}

const USUAL_TOTAL = 7;
