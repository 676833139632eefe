import { describe, expect, it } from '@jest/globals';
import { deedOf, type DeedSquare } from '../board-names/index.js';
import type { Story } from '../story/index.js';
import { boardState, TestGame } from '../story/testing/test-game.js';
import { holdings, rentDue, stakeOf } from './stakes.js';

type Fields = Readonly<Record<string, unknown>>;
type Deeds = readonly Fields[];

function storyOf(ada: Fields, bob: Fields, deeds: Deeds): Story {
  return new TestGame().snapshot(boardState(ada, bob, deeds)).history.head;
}

function owned(ids: readonly string[], houses = 0): Deeds {
  return ids.map((id) => ({ property_id: id, owner_id: 'b', houses }));
}

function square(id: string): DeedSquare {
  const found = deedOf(id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
}

const BROWN = ['mediterranean', 'baltic'];
const LINES = ['reading_rr', 'pennsylvania_rr', 'bo_rr', 'short_line'];

describe('the rent that a visitor pays', () => {
  it.each([
    { of: 'a street alone', id: 'baltic', deeds: owned(['baltic']), rent: 4 },
    { of: 'a street of a whole district', id: 'baltic', deeds: owned(BROWN), rent: 8 },
    { of: 'a hotel', id: 'baltic', deeds: owned(BROWN, 5), rent: 450 },
    { of: 'one of two lines', id: 'reading_rr', deeds: owned(LINES.slice(0, 2)), rent: 50 },
    { of: 'works, by the throw', id: 'water_works', deeds: owned(['water_works']), rent: 28 },
    { of: 'both works', id: 'water_works', deeds: owned(['water_works', 'electric_company']), rent: 70 },
    { of: 'what nobody owns', id: 'baltic', deeds: [], rent: 0 },
    {
      of: 'what is mortgaged',
      id: 'baltic',
      deeds: [{ property_id: 'baltic', owner_id: 'b', is_mortgaged: true }],
      rent: 0,
    },
  ])('for $of is $rent', ({ id, deeds, rent }) => {
    expect(rentDue(square(id), storyOf({}, {}, deeds), 7)).toBe(rent);
  });
});

describe('what is at stake', () => {
  it('is a throw that somebody cannot pay, with its chance and the highest rent', () => {
    const story = storyOf({ position: 0, cash: 20 }, { position: 20 }, owned(BROWN, 5));
    expect(stakeOf(story)).toBe('Ada has $20: 6 % of throws cost more, up to $450 at Tanners Row');
  });

  it('is nobody’s throw who is locked up, or owns the street', () => {
    const rent = 'The highest rent: $450 at Tanners Row';
    expect(stakeOf(storyOf({ position: 10, cash: 20, in_jail: true }, { cash: 0 }, owned(BROWN, 5)))).toBe(rent);
  });

  it('is the highest rent, and before there is any what is for sale', () => {
    expect(stakeOf(storyOf({}, {}, owned(BROWN, 5)))).toBe('The highest rent: $450 at Tanners Row');
    expect(stakeOf(storyOf({}, {}, owned(['baltic'])))).toBe('27 deeds of 28 for sale');
  });
});

describe('what a player holds', () => {
  const heldWith = (deeds: Deeds): string => {
    const story = storyOf({}, {}, deeds);
    const [, bob] = story.seats;
    return bob === undefined ? '' : holdings(story, bob);
  };

  it('is named by what brings rent, else by the number of deeds', () => {
    expect(heldWith([...owned(BROWN, 2), ...owned(LINES.slice(0, 3))])).toBe('Tannery, 4 houses, 3 tram lines');
    expect(heldWith(owned(BROWN, 5))).toBe('Tannery, 2 hotels');
    expect(heldWith(owned(['boardwalk']))).toBe('1 deed');
    expect(heldWith([])).toBe('0 deeds');
  });
});
