import { describe, expect, it } from '@jest/globals';
import { readEngineActions } from './engine-actions.reader.js';

const ACTIONS = [
  { type: 'roll_dice', cost: null, tip: 'do' },
  { type: 'buy_property', property_id: 39 },
];

describe('valid actions', () => {
  it.each([
    [ACTIONS],
    [{ actions: ACTIONS }],
    [{ valid_actions: ACTIONS }],
    [{ actions: null, valid_actions: ACTIONS }],
  ])('are read from %j, and stay as the engine offers them', (body) => {
    expect(readEngineActions(body)).toEqual({ actions: ACTIONS });
  });

  it('come with who is asked, and what for', () => {
    const body = { player_id: 3, player_name: null, turn_phase: 'auction', decision: { kind: 'bid' }, actions: [] };
    expect(readEngineActions(body)).toEqual({ ...body, player_id: '3' });
  });

  it('lose fields of the wrong type', () => {
    expect(readEngineActions([{ type: 'x', cost: '5', description: null, default: 'yes', amount: [] }])).toEqual({
      actions: [{ type: 'x' }],
    });
  });

  it.each([
    [{}, 'answered no list of actions'],
    [null, 'answered no list of actions'],
    [{ actions: { roll_dice: true } }, 'answered no list of actions'],
    [[{ type: 'x' }, {}], 'answered a list whose action 2 has no type'],
    [['roll_dice'], 'answered a list whose action 1 has no type'],
    [[{ type: 5 }], 'answered a list whose action 1 has no type'],
  ])('are not %j', (body, message) => {
    expect(() => readEngineActions(body)).toThrow(message);
  });
});
