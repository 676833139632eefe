import type { DeedSquare } from '../board-names/index.js';
import { setProgress, type Story } from '../story/index.js';
import { money } from '../text/index.js';

export interface RentRow {
  readonly name: string;
  readonly amount: string;
  /** It is what a visitor pays now. */
  readonly isDue: boolean;
}

const BUILT = ['1 house', '2 houses', '3 houses', '4 houses', 'Hotel'];

/** The rents of a deed. Of a street that is mortgaged or for sale none is due. */
export function rentRows(square: DeedSquare, story: Story): readonly RentRow[] {
  if (square.kind !== 'street') {
    return [{ name: 'Rent', amount: square.kind === 'line' ? 'by lines owned' : 'by the throw', isDue: false }];
  }
  const deed = story.deeds[square.id];
  const owner = deed?.ownerId ?? null;
  const isRented = owner !== null && deed?.isMortgaged === false;
  const houses = isRented ? deed.houses : null;
  const isWhole = owner !== null && ownsAll(story, owner, square.district);
  const [bare = 0, ...built] = square.rents;
  return [
    { name: 'Rent', amount: money(bare), isDue: houses === 0 && !isWhole },
    { name: 'Whole district', amount: money(2 * bare), isDue: houses === 0 && isWhole },
    ...built.map((rent, index) => ({ name: BUILT[index] ?? '', amount: money(rent), isDue: houses === index + 1 })),
  ];
}

function ownsAll(story: Story, ownerId: string, district: string): boolean {
  return setProgress(story, ownerId).some(({ set, owned, size }) => set === district && owned === size);
}
