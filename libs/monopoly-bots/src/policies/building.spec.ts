import { describe, expect, it } from '@jest/globals';
import { answer } from '../answer.js';
import { question } from '../testing/question.js';

const ORANGE = ['st_james', 'tennessee', 'new_york'];
const RED = ['kentucky', 'indiana', 'illinois'];
const END = { type: 'end_turn', default: true };

const house = (property_id: string, cost = 100): { type: string; property_id: string; cost: number } => ({
  type: 'build_house',
  property_id,
  cost,
});
const levels = (ids: readonly string[], level: number): Record<string, number> =>
  Object.fromEntries(ids.map((id) => [id, level]));

const lift = (property_id: string): { type: string; property_id: string } => ({
  type: 'unmortgage_property',
  property_id,
});

describe('building', () => {
  it('builds where a dollar returns most', () => {
    const scene = { mine: [...RED, ...ORANGE], offers: [END, house('kentucky', 150), house('tennessee')] };
    const { action, reasoning } = answer(question(scene));
    expect(action).toEqual({ type: 'build_house', property_id: 'tennessee' });
    expect(reasoning).toBe(
      'A house on Tennessee Avenue raises the rent there to $70: I build it and still hold $1400.',
    );
  });

  it('stops at the reserve', () => {
    expect(answer(question({ mine: ORANGE, offers: [END, house('tennessee')], me: { cash: 149 } })).action.type).toBe(
      'end_turn',
    );
    expect(answer(question({ mine: ORANGE, offers: [END, house('tennessee')], me: { cash: 150 } })).action.type).toBe(
      'build_house',
    );
  });

  it('goes past three houses only with plenty of cash', () => {
    const scene = { mine: ORANGE, houses: levels(ORANGE, 3), offers: [END, house('tennessee')] };
    expect(answer(question({ ...scene, me: { cash: 190 } })).action.type).toBe('end_turn');
    expect(answer(question({ ...scene, me: { cash: 200 } })).action.type).toBe('build_house');
  });

  it('announces a hotel, but keeps houses while the bank runs out of them', () => {
    const offers = [END, { type: 'build_hotel', property_id: 'new_york', cost: 100 }];
    const scene = { mine: ORANGE, houses: levels(ORANGE, 4), offers };
    const built = answer(question(scene));
    expect(built.action.type).toBe('build_hotel');
    expect(built.chat).toContain('New York Avenue');
    const scarce = { ...scene, theirs: RED, houses: { ...levels(ORANGE, 4), ...levels(RED, 4) } };
    expect(answer(question({ ...scarce, me: { cash: 5000 } })).action.type).toBe('end_turn');
  });

  it('takes the bank at its word about the houses that are left', () => {
    const offers = [END, { type: 'build_hotel', property_id: 'new_york', cost: 100 }];
    const asked = question({ mine: ORANGE, houses: levels(ORANGE, 4), offers });
    const withBank = (houses: unknown): string =>
      answer({ ...asked, game_state: { ...asked.game_state, bank: { houses, hotels: 12 } } }).action.type;
    expect([8, 9, 'few', null].map(withBank)).toEqual(['end_turn', 'build_hotel', 'build_hotel', 'build_hotel']);
  });

  it('rolls before the first throw once there is nothing left to build', () => {
    const offers = [
      { type: 'roll_dice', default: true },
      house('tennessee'),
      { type: 'mortgage_property', property_id: 'new_york' },
    ];
    const { action, reasoning } = answer(question({ mine: ORANGE, offers, phase: 'pre_roll', me: { cash: 140 } }));
    expect(action.type).toBe('roll_dice');
    expect(reasoning).toBe('I keep my $140 together and roll the dice.');
  });
});

describe('lifting mortgages', () => {
  it('lifts the mortgage that brings most rent back, while the reserve and a margin stay', () => {
    const mine = ['baltic', 'boardwalk'];
    const scene = { mine, mortgaged: mine, offers: [END, lift('baltic'), lift('boardwalk')] };
    expect(answer(question(scene)).action).toEqual(lift('boardwalk'));
    expect(answer(question({ ...scene, me: { cash: 300 } })).action).toEqual(lift('baltic'));
    expect(answer(question({ ...scene, me: { cash: 182 } })).action.type).toBe('end_turn');
  });

  it('asks for no margin where a mortgage stops the building', () => {
    const scene = { mine: ORANGE, mortgaged: ['tennessee'], offers: [END, lift('tennessee')], me: { cash: 149 } };
    expect(answer(question(scene)).action.type).toBe('unmortgage_property');
  });

  it('never mortgages or sells without a debt', () => {
    const offers = [
      END,
      { type: 'mortgage_property', property_id: 'baltic', amount: 30 },
      { type: 'sell_building', property_id: 'tennessee', amount: 50 },
    ];
    expect(answer(question({ mine: [...ORANGE, 'baltic'], offers, me: { cash: 0 } })).action.type).toBe('end_turn');
  });
});
