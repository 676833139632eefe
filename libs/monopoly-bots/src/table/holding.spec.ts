import { describe, expect, it } from '@jest/globals';
import { readHoldings } from './holding.js';

describe('what is read of a deed', () => {
  it.each([
    { houses: 0, read: 0 },
    { houses: 5, read: 5 },
    { houses: 6, read: 5 },
    { houses: -1, read: 0 },
    { houses: 2.7, read: 2 },
    { houses: 'three', read: 0 },
  ])('are 0 to 5 whole houses: $houses are $read', ({ houses, read }) => {
    expect(
      readHoldings([{ property_id: 'boardwalk', houses }]).find(({ deed }) => deed.id === 'boardwalk'),
    ).toMatchObject({ houses: read });
  });

  it('is no house on a railroad', () => {
    expect(
      readHoldings([{ property_id: 'reading_rr', houses: 3 }]).find(({ deed }) => deed.id === 'reading_rr'),
    ).toMatchObject({ houses: 0 });
  });

  it("is the bank's and free of a mortgage by default", () => {
    expect(readHoldings(null).find(({ deed }) => deed.id === 'baltic')).toMatchObject({
      ownerId: null,
      mortgaged: false,
    });
  });
});
