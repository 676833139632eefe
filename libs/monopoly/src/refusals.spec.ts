import { describe, expect, it } from '@jest/globals';
import { apply } from './apply.js';
import { cloneOf } from './snapshot.js';
import { play } from './testing/play.js';
import { owning, newGame } from './testing/games.js';

describe('a refusal', () => {
  const game = owning(newGame(2, [[1, 2]]), 0, 'reading_rr', 'bo_rr');

  it('names what is possible instead', () => {
    expect(apply(game, 0, { type: 'end_turn' })).toEqual({
      code: 'illegal_action',
      message: 'end_turn is not possible now; possible: roll_dice, mortgage_property.',
      allowed: ['roll_dice', 'mortgage_property'],
    });
  });

  it('names the seat to move to a seat that is not', () => {
    expect(apply(game, 1, { type: 'roll_dice' })).toMatchObject({
      code: 'not_your_move',
      message: "It is Ann's move.",
    });
  });

  it('names the properties that an action is possible on', () => {
    expect(apply(game, 0, { type: 'mortgage_property', propertyId: 'boardwalk' })).toMatchObject({
      message: 'mortgage_property is not possible on boardwalk; possible on reading_rr, bo_rr.',
    });
    expect(apply(game, 0, { type: 'mortgage_property' })).toMatchObject({
      message: 'mortgage_property needs a property_id; possible on reading_rr, bo_rr.',
    });
  });

  it.each(['', '__proto__', 'constructor', 'place_bid'])('meets the unknown type "%s"', (type) => {
    expect(apply(game, 0, { type })).toMatchObject({ code: 'illegal_action' });
  });

  it('does not meet a property that an action has no use for, or that needs no name', () => {
    expect(apply(cloneOf(game), 0, { type: 'roll_dice', propertyId: 'boardwalk' })).toBeNull();
    const landed = play(game, 'roll_dice');
    expect(apply(cloneOf(landed), 0, { type: 'buy_property' })).toBeNull();
    expect(apply(landed, 0, { type: 'buy_property', propertyId: 'boardwalk' })).not.toBeNull();
  });
});
