import { describe, expect, it } from '@jest/globals';
import { streetsOf } from './board.js';
import type { Game } from './game.js';
import { act, cashOf, offeredTypes, placesFor, play } from './testing/play.js';
import { held, owning, newGame, withHoldings, withPlayer, withStock } from './testing/games.js';

const ORANGE = streetsOf('orange');

/** Ann owns the orange group with these buildings; the bank has the rest, or the stock given. */
function orange(levels: readonly number[], stock?: Game['stock']): Game {
  const lots = Object.fromEntries(ORANGE.map(({ id }, index) => [id, { owner: 0, houses: levels[index] ?? 0 }]));
  const game = withHoldings(newGame(2), lots);
  const houses = levels.filter((level) => level < 5).reduce((sum, level) => sum + level, 0);
  const hotels = levels.filter((level) => level === 5).length;
  return withStock(game, stock ?? { houses: 32 - houses, hotels: 12 - hotels });
}

const levelsOf = (game: Game): number[] => ORANGE.map(({ id }) => held(game, id).houses);

describe('building', () => {
  it('H1: needs the whole group in one hand, none of it mortgaged', () => {
    expect(placesFor(owning(newGame(2), 0, 'st_james', 'tennessee'), 'build_house')).toEqual([]);
    expect(placesFor(orange([0, 0, 0]), 'build_house')).toEqual(['st_james', 'tennessee', 'new_york']);
    expect(placesFor(withHoldings(orange([0, 0, 0]), { new_york: { mortgaged: true } }), 'build_house')).toEqual([]);
  });

  it('H2: a lot gets its next house only when no lot of the group has fewer', () => {
    expect(placesFor(orange([1, 0, 1]), 'build_house')).toEqual(['tennessee']);
  });

  it('H3: costs the house price, takes a house from the bank, and leaves the decision open', () => {
    const { game, happenings } = act(orange([0, 0, 0]), 'build_house', 'new_york');
    expect(levelsOf(game)).toEqual([0, 0, 1]);
    expect(cashOf(game, 0)).toBe(1400);
    expect(game.stock).toEqual({ houses: 31, hotels: 12 });
    expect(happenings).toMatchObject([{ kind: 'built', building: 'house', amount: 100 }]);
    expect(game.decision).toEqual({ kind: 'pre_roll', seat: 0 });
  });

  it('H3: a hotel needs four houses on every lot and gives four houses back', () => {
    expect(placesFor(orange([4, 4, 3]), 'build_hotel')).toEqual([]);
    expect(offeredTypes(orange([4, 4, 4]), 'st_james')).toEqual(['build_hotel', 'sell_building']);
    const game = play(orange([4, 4, 4]), 'build_hotel st_james');
    expect(levelsOf(game)).toEqual([5, 4, 4]);
    expect(game.stock).toEqual({ houses: 24, hotels: 11 });
    expect(placesFor(game, 'build_hotel')).toEqual(['tennessee', 'new_york']);
  });

  it('H4: what the bank has not got cannot be built', () => {
    expect(placesFor(orange([0, 0, 0], { houses: 0, hotels: 12 }), 'build_house')).toEqual([]);
    expect(placesFor(orange([4, 4, 4], { houses: 9, hotels: 0 }), 'build_hotel')).toEqual([]);
  });

  it('needs the cash', () => {
    expect(placesFor(withPlayer(orange([0, 0, 0]), 0, { cash: 99 }), 'build_house')).toEqual([]);
  });
});

describe('selling buildings', () => {
  it('H6: pays half, evenly from the lots that have most', () => {
    const start = orange([2, 1, 2]);
    expect(placesFor(start, 'sell_building')).toEqual(['st_james', 'new_york']);
    const game = play(start, 'sell_building st_james');
    expect(levelsOf(game)).toEqual([1, 1, 2]);
    expect(cashOf(game, 0)).toBe(1550);
    expect(game.stock).toEqual({ houses: 28, hotels: 12 });
  });

  it('H7: a hotel becomes four houses where the bank has them', () => {
    const game = play(orange([5, 5, 5]), 'sell_building tennessee');
    expect(levelsOf(game)).toEqual([5, 4, 5]);
    expect(game.stock).toEqual({ houses: 28, hotels: 10 });
    expect(cashOf(game, 0)).toBe(1550);
  });

  it('H7: without houses in the bank all hotels of the group go at once', () => {
    const { game, happenings } = act(orange([5, 5, 5], { houses: 0, hotels: 0 }), 'sell_building', 'new_york');
    expect(levelsOf(game)).toEqual([0, 0, 0]);
    expect(game.stock).toEqual({ houses: 0, hotels: 3 });
    expect(cashOf(game, 0)).toBe(1500 + 15 * 50);
    expect(happenings.filter((each) => each.kind === 'sold' && each.building === 'hotel')).toHaveLength(3);
  });

  it('H7: with some houses left, the fullest even layout that they can supply remains', () => {
    const game = play(orange([5, 5, 5], { houses: 2, hotels: 0 }), 'sell_building new_york');
    expect(levelsOf(game)).toEqual([0, 1, 1]);
    expect(game.stock).toEqual({ houses: 0, hotels: 3 });
    expect(cashOf(game, 0)).toBe(1500 + 13 * 50);
  });

  it('H7: houses of the group itself are part of the supply', () => {
    const game = play(orange([5, 4, 4], { houses: 3, hotels: 0 }), 'sell_building st_james');
    expect(levelsOf(game)).toEqual([3, 4, 4]);
    expect(game.stock).toEqual({ houses: 0, hotels: 1 });
  });
});

describe('mortgages', () => {
  it('M1: a lot of a group with a building cannot be mortgaged', () => {
    expect(placesFor(orange([0, 0, 1]), 'mortgage_property')).toEqual([]);
    expect(placesFor(orange([0, 0, 0]), 'mortgage_property')).toEqual(['st_james', 'tennessee', 'new_york']);
  });

  it('M2, M6: the bank pays the mortgage once, and the deed stays', () => {
    const game = play(owning(newGame(2), 0, 'boardwalk'), 'mortgage_property boardwalk');
    expect(cashOf(game, 0)).toBe(1700);
    expect(held(game, 'boardwalk')).toEqual({ owner: 0, houses: 0, mortgaged: true });
    expect(offeredTypes(game, 'boardwalk')).toEqual(['unmortgage_property']);
  });

  it.each([
    ['electric_company', 83],
    ['park_place', 193],
    ['baltic', 33],
  ])('M3: lifting the mortgage on %s costs $%i, halves rounded up', (id, cost) => {
    const game = play(withHoldings(newGame(2), { [id]: { owner: 0, mortgaged: true } }), `unmortgage_property ${id}`);
    expect(cashOf(game, 0)).toBe(1500 - cost);
    expect(offeredTypes(game, id)).toEqual(['mortgage_property']);
  });

  it('M5: nobody lifts the mortgage of another', () => {
    expect(
      placesFor(withHoldings(newGame(2), { baltic: { owner: 1, mortgaged: true } }), 'unmortgage_property'),
    ).toEqual([]);
  });
});
