import { describe, expect, it } from '@jest/globals';
import { answer } from '../answer.js';
import { question } from '../testing/question.js';

const ORANGE = ['st_james', 'tennessee', 'new_york'];
const END = { type: 'end_turn', default: true };
const BALTIC = { type: 'mortgage_property', property_id: 'baltic', amount: 30 };
const PACIFIC = { type: 'mortgage_property', property_id: 'pacific', amount: 150 };
const SCENE = { mine: [...ORANGE, 'baltic', 'pacific'], offers: [END, BALTIC, PACIFIC], me: { cash: 110 } };

describe('mortgaging for houses', () => {
  it('gives up lone deeds for the next house of a whole group', () => {
    const { action, reasoning } = answer(question(SCENE));
    expect(action.type).toBe('mortgage_property');
    expect(reasoning).toContain('the orange group');
  });

  it.each([
    ['the third houses stand', { houses: { st_james: 3, tennessee: 3, new_york: 3 } }],
    ['it would not be enough', { offers: [END, BALTIC] }],
    ['the group is mortgaged', { mortgaged: ['tennessee'] }],
    ['the group is not whole', { mine: ['st_james', 'tennessee', 'baltic', 'pacific'] }],
    ['the player is careful', { personality: 'conservative' }],
  ])('is left alone when %s', (_, change) => {
    expect(answer(question({ ...SCENE, ...change })).action.type).toBe('end_turn');
  });

  it('is not undone before the houses stand', () => {
    const lift = { type: 'unmortgage_property', property_id: 'baltic', cost: 33 };
    const scene = { ...SCENE, mortgaged: ['baltic'], offers: [END, lift], me: { cash: 1500 } };
    expect(answer(question(scene)).action.type).toBe('end_turn');
    const built = { ...scene, houses: { st_james: 3, tennessee: 3, new_york: 3 } };
    expect(answer(question(built)).action.type).toBe('unmortgage_property');
  });
});

describe('the income tax', () => {
  it.each([
    [1500, [], 'pay_percentage_tax'],
    [1500, ['boardwalk', 'park_place'], 'pay_flat_tax'],
  ])('is paid the cheaper way with $%d and %j', (cash, mine, type) => {
    const offers = [{ type: 'pay_flat_tax', cost: 200, default: true }, { type: 'pay_percentage_tax' }];
    expect(answer(question({ offers, mine, me: { cash } })).action.type).toBe(type);
  });
});

describe('an auction with limits', () => {
  const bid = (minimum: number, property_id = 'new_york') => [
    { type: 'pass_bid', default: true },
    { type: 'place_bid', property_id, params: { amount: { type: 'integer', minimum, maximum: 1500 } } as const },
  ];

  it('goes up in steps, within the limits', () => {
    const { action } = answer(question({ offers: bid(1) }));
    expect(action).toEqual({ type: 'place_bid', property_id: 'new_york', amount: 21 });
  });

  it('goes higher for what completes a group, and to keep it from a rival', () => {
    const typeAt = (minimum: number, change: object): string =>
      answer(question({ offers: bid(minimum), ...change })).action.type;
    expect(typeAt(450, {})).toBe('pass_bid');
    expect(typeAt(450, { mine: ['tennessee', 'st_james'] })).toBe('place_bid');
    expect(typeAt(450, { theirs: ['tennessee', 'st_james'] })).toBe('place_bid');
  });

  it('for a scarce building is worth what the building brings', () => {
    const decision = { context: { building_type: 'house' } };
    const scene = { offers: bid(100, 'tennessee'), decision };
    expect(answer(question(scene)).action.type).toBe('pass_bid');
    const houses = { st_james: 2, tennessee: 2, new_york: 2 };
    expect(answer(question({ ...scene, mine: ORANGE, houses })).action.type).toBe('place_bid');
  });
});
