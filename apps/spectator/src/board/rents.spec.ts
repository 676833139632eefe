import { describe, expect, it } from '@jest/globals';
import { type DeedSquare, deedOf } from '../board-names/index.js';
import { INITIAL_STORY } from '../story/index.js';
import { rentRows } from './rents.js';

const BROWN = ['mediterranean', 'baltic'] as const;

function square(id: string): DeedSquare {
  const found = deedOf(id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
}

/** The rows that are due on the first brown street, which Ada owns. */
function due(deed: { houses?: number; isMortgaged?: boolean }, others: readonly string[] = []): readonly string[] {
  const owned = { ownerId: 'a', houses: 0, isMortgaged: false };
  const deeds = Object.fromEntries([[BROWN[0], { ...owned, ...deed }], ...others.map((id) => [id, owned] as const)]);
  return rentRows(square(BROWN[0]), { ...INITIAL_STORY, deeds })
    .filter(({ isDue }) => isDue)
    .map(({ name, amount }) => `${name} ${amount}`);
}

describe('the rent that is due', () => {
  it.each([
    { of: 'a street alone', rows: due({}), is: ['Rent $2'] },
    { of: 'a street of a whole district', rows: due({}, [BROWN[1]]), is: ['Whole district $4'] },
    { of: 'a street with a house', rows: due({ houses: 1 }, [BROWN[1]]), is: ['1 house $10'] },
    { of: 'a street with a hotel', rows: due({ houses: 5 }, [BROWN[1]]), is: ['Hotel $250'] },
    { of: 'a mortgaged street', rows: due({ isMortgaged: true }, [BROWN[1]]), is: [] },
  ])('is the one of $of', ({ rows, is }) => expect(rows).toEqual(is));

  it('is none where nobody owns the street', () => {
    expect(rentRows(square(BROWN[0]), INITIAL_STORY).filter(({ isDue }) => isDue)).toEqual([]);
  });
});
