import { describe, expect, it } from '@jest/globals';
import { isMonopoly } from './which-game.js';

const BUY = [{ type: 'buy_property', property_id: 'baltic' }];
const DEEDS = [{ property_id: 'baltic', owner_id: null }];

describe('a request is about Monopoly', () => {
  it.each([
    ['by its name', { game: { name: 'Monopoly' }, game_state: {}, valid_actions: [] }],
    ['by the deeds of its state, whatever its name', { game: { name: 'Estates' }, game_state: { properties: DEEDS } }],
    ['by the deeds, beside a view', { game_state: { properties: DEEDS, view: { kind: 'grid' } } }],
    ['by its view', { game_state: { view: { kind: 'monopoly' } } }],
    ['by a list of properties without a name', { game_state: { properties: [] } }],
    ['by an action that no other game has', { game_state: {}, valid_actions: BUY }],
  ])('%s', (_, request) => {
    expect(isMonopoly(request)).toBe(true);
  });

  it.each([
    [
      'its name is that of another game',
      { game: { name: "Liar's dice" }, game_state: {}, valid_actions: [{ type: 'place_bid' }] },
    ],
    ['it has properties of its own', { game: { name: 'Cards' }, game_state: { properties: [{ property_id: 'x1' }] } }],
    ['it shows another board', { game_state: { view: { kind: 'grid' } }, valid_actions: BUY }],
    ['all its actions are common', { game_state: {}, valid_actions: [{ type: 'roll_dice' }, { type: 'end_turn' }] }],
    ['it holds nothing', {}],
    ['it holds nonsense', { game: 7, game_state: [null], valid_actions: { type: 'buy_property' } }],
    ['it offers nonsense', { game_state: { properties: null, view: null }, valid_actions: [null, 7, { type: 7 }] }],
  ])('unless %s', (_, request) => {
    expect(isMonopoly(request)).toBe(false);
  });
});
