import type { TradeSide, ValidAction } from '#libs/protocol';
import { describe, expect, it } from '@jest/globals';
import { answer } from '../answer.js';
import { onSale, question } from '../testing/question.js';

const bid = (minimum: number, maximum: number): readonly ValidAction[] => [
  { type: 'pass_bid', default: true },
  { type: 'place_bid', property_id: 'pacific', params: { amount: { type: 'integer', minimum, maximum } } },
];

describe('the random baseline', () => {
  const typesOver = (offers: readonly ValidAction[], turns = 200): Map<string, number> => {
    const counts = new Map<string, number>();
    for (let turn = 0; turn < turns; turn += 1) {
      const { type } = answer(question({ offers, turn, personality: 'random' })).action;
      counts.set(type, (counts.get(type) ?? 0) + 1);
    }
    return counts;
  };

  it('takes each type about as often, however many offers it has', () => {
    const mortgages = ['baltic', 'oriental', 'vermont'].map((property_id) => ({
      type: 'mortgage_property',
      property_id,
    }));
    const counts = typesOver([{ type: 'end_turn' }, ...mortgages]);
    for (const type of ['end_turn', 'mortgage_property']) expect(counts.get(type)).toBeGreaterThan(70);
  });

  it('never gives up and makes up no trades', () => {
    const counts = typesOver([{ type: 'end_turn' }, { type: 'declare_bankruptcy' }, { type: 'propose_trade' }]);
    expect([...counts.keys()]).toEqual(['end_turn']);
    const stuck = question({
      offers: [{ type: 'declare_bankruptcy' }, { type: 'propose_trade' }],
      personality: 'random',
    });
    expect(answer(stuck).action.type).toBe('declare_bankruptcy');
  });

  it('bids within its limits', () => {
    for (let turn = 0; turn < 100; turn += 1) {
      const { action } = answer(question({ offers: bid(50, 60), turn, personality: 'random' }));
      expect(action.type === 'pass_bid' || (Number(action.amount) >= 50 && Number(action.amount) <= 60)).toBe(true);
    }
  });
});

describe('the greedy baseline', () => {
  const typeFor = (scene: Parameters<typeof question>[0]): string =>
    answer(question({ ...scene, personality: 'greedy' })).action.type;

  it.each<[string, Parameters<typeof question>[0], string]>([
    ['buys whatever it can pay', { ...onSale('pacific'), me: { cash: 300 } }, 'buy_property'],
    ['bids up to the list price', { offers: bid(300, 1500) }, 'place_bid'],
    ['bids no more than that', { offers: bid(301, 1500) }, 'pass_bid'],
    [
      'builds to the last dollar',
      { offers: [{ type: 'end_turn' }, { type: 'build_house', property_id: 'baltic', cost: 50 }] },
      'build_house',
    ],
    [
      'mortgages nothing without a debt',
      { offers: [{ type: 'end_turn' }, { type: 'mortgage_property', property_id: 'baltic' }] },
      'end_turn',
    ],
    [
      'mortgages for a debt',
      {
        phase: 'awaiting_debt_payment',
        offers: [{ type: 'mortgage_property', property_id: 'baltic' }, { type: 'declare_bankruptcy' }],
      },
      'mortgage_property',
    ],
  ])('%s', (_, scene, type) => {
    expect(typeFor(scene)).toBe(type);
  });

  it.each<[TradeSide, TradeSide, string]>([
    [{ cash: 61 }, { properties: ['baltic'] }, 'accept_trade'],
    [{ cash: 60 }, { properties: ['baltic'] }, 'reject_trade'],
  ])('trades %j for %j by list price', (give, get, type) => {
    const offers = [{ type: 'reject_trade' }, { type: 'accept_trade', trade: { to_player_id: 'me', give, get } }];
    expect(typeFor({ offers, mine: ['baltic'] })).toBe(type);
  });
});
