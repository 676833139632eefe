import { describe, expect, it } from '@jest/globals';
import { defaultIn, fallback } from './fallback.js';
import { Offers } from './table/offers.js';

describe('fallback', () => {
  it.each([
    ['what is safe before what is unknown', [{ type: 'dance', default: true }, { type: 'end_turn' }], 'end_turn'],
    ['what is marked among the known', [{ type: 'end_turn' }, { type: 'roll_dice', default: true }], 'roll_dice'],
    ['the safest of several', [{ type: 'pay_jail_fine' }, { type: 'roll_for_doubles' }], 'roll_for_doubles'],
    ['what is marked among the unknown', [{ type: 'sing' }, { type: 'dance', default: true }], 'dance'],
    ['the first of the unknown', [{ type: 'build_house' }, { type: 'sing' }, { type: 'dance' }], 'sing'],
    ['a cost before bankruptcy', [{ type: 'declare_bankruptcy' }, { type: 'sell_building' }], 'sell_building'],
    ['bankruptcy when that is all', [{ type: 'declare_bankruptcy' }], 'declare_bankruptcy'],
  ])('takes %s', (_, offers, type) => {
    expect(fallback(new Offers(offers), 'post_roll').type).toBe(type);
  });

  it.each([
    ['pre_roll', 'roll_dice'],
    ['awaiting_roll', 'roll_dice'],
    ['awaiting_buy_decision', 'pass_property'],
    ['awaiting_jail_decision', 'roll_for_doubles'],
    ['post_roll', 'end_turn'],
    ['constructor', 'end_turn'],
  ])('goes by the phase %s where nothing is offered', (phase, type) => {
    expect(fallback(new Offers([]), phase)).toEqual({ type });
    expect(defaultIn(phase)).toEqual({ type });
  });
});
