import { describe, expect, it } from '@jest/globals';
import { answer } from '../answer.js';
import { question } from '../testing/question.js';

const ORANGE = ['st_james', 'tennessee', 'new_york'];
const OFFERS = [
  { type: 'sell_building', property_id: 'tennessee', amount: 50 },
  { type: 'mortgage_property', property_id: 'boardwalk', amount: 200 },
  { type: 'mortgage_property', property_id: 'baltic', amount: 30 },
  { type: 'declare_bankruptcy' },
];
const SCENE = {
  mine: [...ORANGE, 'boardwalk', 'baltic'],
  houses: { st_james: 3, tennessee: 3, new_york: 3 },
  phase: 'awaiting_debt_payment',
  offers: OFFERS,
  me: { cash: 120 },
};

describe('debt', () => {
  it('parts first with what earns least for what it brings, and states what is owed', () => {
    const { action, reasoning } = answer(question({ ...SCENE, decision: { kind: 'debt', amount: 450 } }));
    expect(action).toEqual({ type: 'mortgage_property', property_id: 'baltic', amount: 30 });
    expect(reasoning).toBe('I owe $450 and hold $120, so I mortgage Baltic Avenue for $30.');
  });

  it('sells buildings once the deeds are gone', () => {
    const offers = OFFERS.filter(({ type }) => type !== 'mortgage_property');
    expect(answer(question({ ...SCENE, offers })).action.type).toBe('sell_building');
  });

  it('recognises a debt whatever the phase is called', () => {
    expect(answer(question({ ...SCENE, phase: 'raise_cash' })).action.type).toBe('mortgage_property');
    const offers = [...OFFERS, { type: 'end_turn' }];
    expect(answer(question({ ...SCENE, offers, phase: 'x', me: { cash: -5 } })).action.type).toBe('mortgage_property');
  });

  it('goes bankrupt when nothing is left, with a last word', () => {
    const { action, chat } = answer(question({ ...SCENE, offers: [{ type: 'declare_bankruptcy' }] }));
    expect(action.type).toBe('declare_bankruptcy');
    expect(chat).toBeTruthy();
  });
});
