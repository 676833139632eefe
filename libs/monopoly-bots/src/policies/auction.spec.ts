import { describe, expect, it } from '@jest/globals';
import type { ValidAction } from '#libs/protocol';
import { answer } from '../answer.js';
import { question } from '../testing/question.js';

const bids = (...amounts: readonly number[]): readonly ValidAction[] => [
  { type: 'pass_bid', default: true },
  ...amounts.map((amount) => ({ type: 'place_bid', property_id: 'new_york', amount })),
];

describe('an auction', () => {
  it('gets the lowest bid on offer while that is within what the deed is worth', () => {
    const { action, reasoning } = answer(question({ offers: bids(250, 110, 180) }));
    expect(action).toEqual({ type: 'place_bid', property_id: 'new_york', amount: 110 });
    expect(reasoning).toContain('I bid $110');
  });

  it('is left when the price goes beyond that', () => {
    expect(answer(question({ offers: bids(400) })).action.type).toBe('pass_bid');
    expect(answer(question({ offers: bids(400), mine: ['tennessee', 'st_james'] })).action.type).toBe('place_bid');
  });

  it('is left when the cash or the reserve is short', () => {
    expect(answer(question({ offers: bids(110), me: { cash: 130 } })).action.type).toBe('pass_bid');
  });

  it('gets no bid whose price is not in the offer, nor one on an unknown property', () => {
    const silent = [{ type: 'place_bid', property_id: 'new_york' }, { type: 'pass_bid' }];
    expect(answer(question({ offers: silent })).action.type).toBe('pass_bid');
    const unknown = [{ type: 'place_bid', property_id: 'mayfair', amount: 1 }, { type: 'pass_bid' }];
    expect(answer(question({ offers: unknown })).action.type).toBe('pass_bid');
  });
});
