import { describe, expect, it } from '@jest/globals';
import { streetsOf } from './board.js';
import type { Game } from './game.js';
import { rentOf } from './rent.js';
import { act, cashOf, play } from './testing/play.js';
import { lotNamed, owning, newGame, withHoldings, withPlayer } from './testing/games.js';

const ORANGE = streetsOf('orange').map(({ id }) => id);
const RAILROADS = ['reading_rr', 'pennsylvania_rr', 'bo_rr', 'short_line_rr'];

function rent(game: Game, id: string, terms: Parameters<typeof rentOf>[3] = 'usual'): number {
  return rentOf(lotNamed(game, id), 1, 7, terms);
}

describe('rent', () => {
  it.each([14, 70, 200, 550, 750, 950].map((asked, index) => [index, asked] as const))(
    'R1: a street with %i buildings asks $%i',
    (houses, asked) => {
      expect(rent(withHoldings(newGame(2), { st_james: { owner: 1, houses } }), 'st_james')).toBe(asked);
    },
  );

  it('R2: an unimproved lot of a full group asks double, even beside a house or a mortgage', () => {
    const full = owning(newGame(2), 1, ...ORANGE);
    expect(rent(full, 'st_james')).toBe(28);
    expect(rent(withHoldings(full, { new_york: { houses: 1 } }), 'st_james')).toBe(28);
    expect(rent(withHoldings(full, { new_york: { mortgaged: true } }), 'st_james')).toBe(28);
    expect(rent(withHoldings(full, { st_james: { houses: 1 } }), 'st_james')).toBe(70);
  });

  it('R2: a group with a lot missing asks the printed rent', () => {
    expect(rent(owning(newGame(2), 1, 'st_james', 'tennessee'), 'st_james')).toBe(14);
  });

  it.each([25, 50, 100, 200].map((asked, index) => [index, asked] as const))(
    'R4: railroad rent with %i others of the same owner is $%i',
    (others, asked) => {
      expect(rent(owning(newGame(2), 1, ...RAILROADS.slice(0, others + 1)), 'reading_rr')).toBe(asked);
    },
  );

  it('R4, R5: a mortgaged railroad or utility still counts for its twins', () => {
    const mortgaged = { owner: 1, mortgaged: true };
    const game = withHoldings(owning(newGame(2), 1, 'reading_rr', 'water_works'), {
      bo_rr: mortgaged,
      electric_company: mortgaged,
    });
    expect(rent(game, 'reading_rr')).toBe(50);
    expect(rent(game, 'water_works')).toBe(70);
  });

  it('R5: a utility asks four times the throw, both ask ten times', () => {
    expect(rent(owning(newGame(2), 1, 'water_works'), 'water_works')).toBe(28);
    expect(rent(owning(newGame(2), 1, 'water_works', 'electric_company'), 'water_works')).toBe(70);
  });

  it('R6: the railroad card doubles the usual rent', () => {
    expect(rent(owning(newGame(2), 1, ...RAILROADS), 'bo_rr', 'twice')).toBe(400);
  });

  it('R7: the utility card asks ten times whatever is owned', () => {
    expect(rent(owning(newGame(2), 1, 'water_works'), 'water_works', 'ten_times_throw')).toBe(70);
  });

  it('R1, R8: the visitor pays the owner at once, also one who sits in jail', () => {
    const start = owning(withPlayer(newGame(2, [[1, 2]]), 1, { inJail: true, position: 10 }), 1, 'baltic');
    const { game, happenings } = act(start, 'roll_dice');
    expect([cashOf(game, 0), cashOf(game, 1)]).toEqual([1496, 1504]);
    expect(happenings.at(-1)).toMatchObject({ kind: 'paid', seat: 0, debt: { amount: 4, to: 1 } });
  });

  it('R3: a mortgaged deed collects nothing', () => {
    const start = withHoldings(newGame(2, [[1, 2]]), { baltic: { owner: 1, mortgaged: true } });
    expect(cashOf(play(start, 'roll_dice'), 0)).toBe(1500);
  });

  it('R5: the throw that led to the utility counts', () => {
    const start = withPlayer(owning(newGame(2, [[6, 5]]), 1, 'electric_company'), 0, { position: 1 });
    expect(cashOf(play(start, 'roll_dice'), 1)).toBe(1544);
  });

  it.each([
    [4, 200],
    [38, 100],
  ])('X1, X2: the tax on square %i is $%i', (position, amount) => {
    const start = withPlayer(newGame(2, [[1, 2]]), 0, { position: position - 3 });
    expect(cashOf(play(start, 'roll_dice'), 0)).toBe(1500 - amount);
  });
});
