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
    const few = (count: number): object[] => Array.from({ length: count }, () => ({ type: 'x' }));
    expect(readEngineActions(few(10_000)).actions).toHaveLength(10_000);
    expect(() => readEngineActions(few(10_001))).toThrow('a list of 10,001 actions where 10,000 are allowed');
  });

  it('have a description for people; what the engine gets back stays as it came', () => {
    const offer = { type: 'say', text: 'a\u202e', action_id: 'say:1', description: `\u202eSay it${'!'.repeat(600)}` };
    expect(readEngineActions([offer]).actions).toEqual([{ ...offer, description: `Say it${'!'.repeat(494)}` }]);
  });

  it('lose a description of the wrong type, and nothing that may be part of the action', () => {
    const own = { type: 'x', cost: '5', amount: ['all'], property_id: null, action_id: 7, column: 0.5 };
    expect(readEngineActions([{ ...own, description: null, default: 'yes' }])).toEqual({ actions: [own] });
  });

  const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  const many = (count: number, fields: object): unknown =>
    Array.from({ length: count }, () => ({ type: 'x', ...fields }));

  it.each([
    ['an action nested without end', many(1, { x: nested(5_000) }), 'action 1 has more than 16 levels'],
    ['an action nested a little too deep', many(1, { x: nested(16) }), 'action 1 has more than 16 levels'],
    ['a huge action', [{ type: 'y' }, { type: 'x', x: 'x'.repeat(16_384) }], 'action 2 has more than 16384 characters'],
    ['a huge list', many(100, { x: 'x'.repeat(10_000) }), 'answered actions of more than 1000000 characters'],
  ])('are not %s', (_, body, message) => {
    expect(() => readEngineActions(body)).toThrow(message);
  });

  it('may be many, large and deep up to these bounds', () => {
    const offers = [
      { type: 'x'.repeat(200), deep: nested(15) },
      { type: 'y', large: 'x'.repeat(16_000) },
    ];
    expect(readEngineActions(offers).actions).toEqual(offers);
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
