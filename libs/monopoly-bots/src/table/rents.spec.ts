import { describe, expect, it } from '@jest/globals';
import { question } from '../testing/question.js';
import { rentOf } from './rents.js';
import { readTable } from './read-table.js';

const RAILROADS = ['reading_rr', 'pennsylvania_rr', 'bo_rr', 'short_line_rr'];

function rentAt(id: string, scene: Parameters<typeof question>[0]): number | undefined {
  const table = readTable(question(scene));
  const holding = table.holding(id);
  return holding === undefined ? undefined : rentOf(holding, table);
}

describe('the rent of a deed', () => {
  it.each([1, 2, 3, 4].map((owned) => ({ owned, rent: 25 * 2 ** (owned - 1) })))(
    'is $$rent for one of $owned railroads',
    ({ owned, rent }) => {
      expect(rentAt('reading_rr', { theirs: RAILROADS.slice(0, owned) })).toBe(rent);
    },
  );

  it('is that of a throw of seven for a utility', () => {
    expect(rentAt('water_works', { theirs: ['water_works'] })).toBe(4 * 7);
    expect(rentAt('water_works', { theirs: ['water_works', 'electric_company'] })).toBe(10 * 7);
  });

  it('is double for a bare street of a whole group', () => {
    expect(rentAt('baltic', { theirs: ['baltic'] })).toBe(4);
    expect(rentAt('baltic', { theirs: ['baltic', 'mediterranean'] })).toBe(8);
    expect(rentAt('baltic', { theirs: ['baltic', 'mediterranean'], houses: { baltic: 1 } })).toBe(20);
  });

  it("is nothing for a mortgaged deed and for one of the bank's", () => {
    expect(rentAt('baltic', { theirs: ['baltic'], mortgaged: ['baltic'] })).toBe(0);
    expect(rentAt('baltic', {})).toBe(0);
  });
});
