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

  it('are not too many', () => {
    const many = (count: number): object[] => Array.from({ length: count }, () => ({ type: 'x' }));
    expect(readEngineActions(many(10_000)).actions).toHaveLength(10_000);
    expect(() => readEngineActions(many(10_001))).toThrow('a list of 10,001 actions where 10,000 are allowed');
  });

  it('have a description for people; what the engine gets back stays as it came', () => {
    const offer = { type: 'say', text: 'a\u202e', action_id: 'say:1', description: `\u202eSay it${'!'.repeat(600)}` };
    expect(readEngineActions([offer]).actions).toEqual([{ ...offer, description: `Say it${'!'.repeat(494)}` }]);
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
    [[{ type: 'x'.repeat(201) }], 'action 1 has, as type, an id of 201 characters where 200 are allowed'],
    [[{ type: 'x\u202e' }], 'action 1 has, as type, an id with control characters'],
    [[{ type: 'x', action_id: 'a\u0000' }], 'action 1 has, as action_id, an id with control characters'],
    [{ game_id: 'other', actions: [] }, 'answered for another game, other'],
  ])('are not %j', (body, message) => {
    expect(() => readEngineActions(body, 'g')).toThrow(message);
  });
});
