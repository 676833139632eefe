import { readTable } from '#libs/monopoly-bots';
import type { ValidAction } from '#libs/protocol';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Ending } from '../models/index.js';
import { type Choice, readChoice } from './choice.js';
import { onSale, question } from '../../../../libs/monopoly-bots/src/testing/index.js';

const SIDE = {
  cash: { type: 'integer', minimum: 0, maximum: 300 },
  properties: { type: 'array', enum: ['baltic'] },
  jail_cards: { type: 'integer', minimum: 0, maximum: 1 },
} as const;
const OFFERS: readonly ValidAction[] = [
  { type: 'end_turn', default: true, action_id: 'x-end' },
  { type: 'build_house', property_id: 'tennessee', cost: 100, cash_after: 5, completes_group: false },
  { type: 'build_house', property_id: 'new_york', cost: 100 },
  { type: 'place_bid', property_id: 'pacific', params: { amount: { type: 'integer', minimum: 20, maximum: 90 } } },
  {
    type: 'propose_trade',
    params: {
      to_player_id: { type: 'string', enum: ['rival'] },
      give: SIDE,
      get_by_player: { rival: { ...SIDE, properties: { type: 'array', enum: ['boardwalk'] } } },
    },
  },
];
const TABLE = readTable(question({ offers: OFFERS }));
const read = (text: string, ending: Ending = 'finished', thoughts = ''): Choice =>
  readChoice({ text, thoughts, ending }, TABLE);

describe('an answer', () => {
  it.each([
    ['by id', '{"action_id": "a1"}', { type: 'build_house', property_id: 'tennessee' }],
    ['by id in capitals', '{"action_id": " A2 "}', { type: 'build_house', property_id: 'new_york' }],
    ["by the engine's own id", '{"action_id": "x-end"}', { type: 'end_turn', action_id: 'x-end' }],
    ['by type', '{"action": "end_turn"}', { type: 'end_turn', action_id: 'x-end' }],
    [
      'by a whole action',
      '{"action": {"type": "build_house", "property_id": "new_york"}}',
      { type: 'build_house', property_id: 'new_york' },
    ],
    [
      'with the last of several objects',
      '{"action_id": "a1"} no: {"action_id": "a2"}',
      { type: 'build_house', property_id: 'new_york' },
    ],
    ['in a sentence', 'Neither a1 nor a2 will do. My choice is **a0**!', { type: 'end_turn', action_id: 'x-end' }],
    ['in a sentence that names one', 'Clearly a2.', { type: 'build_house', property_id: 'new_york' }],
    [
      'with braces in its strings',
      '{"reasoning": "} \\" {", "action_id": "a2"}',
      { type: 'build_house', property_id: 'new_york' },
    ],
    ['with an amount', '{"action_id": "a3", "amount": 45}', { type: 'place_bid', property_id: 'pacific', amount: 45 }],
    [
      'with an amount as a text',
      '{"action_id": "a3", "params": {"amount": "$45"}}',
      { type: 'place_bid', property_id: 'pacific', amount: 45 },
    ],
    [
      'with a trade',
      '{"action_id": "a4", "trade": {"to": "P2", "give": {"cash": 300, "properties": ["baltic"]}, "get": {"properties": ["boardwalk"]}, "message": "Deal?\\n"}}',
      {
        type: 'propose_trade',
        trade: {
          to_player_id: 'rival',
          give: { cash: 300, properties: ['baltic'], jail_cards: 0 },
          get: { cash: 0, properties: ['boardwalk'], jail_cards: 0 },
          message: 'Deal?',
        },
      },
    ],
  ])('%s is understood', (_, text, action) => {
    expect(read(text)).toMatchObject({ kind: 'legal', action });
    expect(read(text)).toHaveProperty('action', action);
  });

  it.each([
    ['no action', 'I do not know.', 'names no action_id'],
    ['several ids', 'a1 or a2', 'names no action_id'],
    ['nothing', '', 'names no action_id'],
    ['an unknown id', '{"action_id": "a77"}', '"a77" is not one of the legal actions a0, a1, a2, a3, a4'],
    ['a type of several', '{"action": "build_house"}', 'is not one of'],
    ['a bid too low', '{"action_id": "a3", "amount": 19}', 'from 20 to 90'],
    ['a bid too high', '{"action_id": "a3", "amount": 91}', 'from 20 to 90'],
    ['half a dollar', '{"action_id": "a3", "amount": 30.5}', 'from 20 to 90'],
    ['no bid', '{"action_id": "a3"}', 'from 20 to 90'],
    ['no partner', '{"action_id": "a4", "trade": {"give": {}}}', 'trade.to'],
    ['a trade with itself', '{"action_id": "a4", "trade": {"to": "P1"}}', 'trade.to'],
    [
      'what is not its own',
      '{"action_id": "a4", "trade": {"to": "P2", "give": {"properties": ["boardwalk"]}}}',
      'may only hold baltic',
    ],
    ['too much cash', '{"action_id": "a4", "trade": {"to": "P2", "get": {"cash": 301}}}', 'from 0 to 300'],
    ['cards that are not there', '{"action_id": "a4", "trade": {"to": "P2", "get": {"jail_cards": 2}}}', 'from 0 to 1'],
    ['a side that is none', '{"action_id": "a4", "trade": {"to": "P2", "give": "all"}}', 'must be an object'],
  ])('with %s is refused with the reason', (_, text, error) => {
    expect(read(text)).toMatchObject({ kind: 'illegal', error: expect.stringContaining(error) });
  });

  it.each([{}, null, [], { amount: null }, { amount: { minimum: 1 } }, { to_player_id: {}, give: {} }])(
    'needs nothing filled in where params are %j',
    (params) => {
      const offers = [{ type: 'place_bid', amount: 20, params }] as unknown as readonly ValidAction[];
      const choice = readChoice(
        { text: '{"action_id": "a0"}', thoughts: '', ending: 'finished' },
        readTable(question({ offers })),
      );
      expect(choice).toMatchObject({ kind: 'legal', action: { type: 'place_bid', amount: 20 } });
    },
  );

  it('that was cut off gets that as the reason', () => {
    expect(read('{"reasoning": "First', 'cut_off')).toMatchObject({ error: expect.stringContaining('cut off') });
  });

  it('keeps its remarks short, in one line and without control characters', () => {
    const long = `a\\u0007\\n\\u202e${'b'.repeat(3000)}`;
    const choice = read(`{"reasoning": "${long}", "action_id": "a0", "chat": "${long}", "note": "${long}"}`);
    if (choice.kind !== 'legal') throw new Error(choice.error);
    expect([choice.reasoning.length, choice.chat?.length, choice.note?.length]).toEqual([1000, 200, 160]);
    for (const line of [choice.reasoning, choice.chat, choice.note]) expect(line).toMatch(/^a b+$/);
  });

  it('that gives its reason before the object is taken at its word', () => {
    expect(read('Too risky. {"action_id": "a0"}')).toMatchObject({ reasoning: 'Too risky.' });
  });

  it('is always either legal or refused, whatever its text', () => {
    const table = readTable(question(onSale('tennessee')));
    const text = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.json(),
      fc.json().map((json) => `{"action_id": ${json}}`),
    );
    fc.assert(
      fc.property(text, (answerText) => {
        const choice = readChoice({ text: answerText, thoughts: '', ending: 'finished' }, table);
        const response = choice.kind === 'legal' ? choice.action.type : choice.error;
        expect(response).toMatch(choice.kind === 'legal' ? /^(buy|pass)_property$/ : /\w.*\.$/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("an answer about another engine's action", () => {
  const offers = [
    { type: 'drop_disc', column: 3, params: { power: { type: 'integer', maximum: 9 }, colour: { enum: ['red'] } } },
  ] as unknown as readonly ValidAction[];
  const table = readTable(question({ offers }));
  const readOwn = (text: string): Choice => readChoice({ text, thoughts: '', ending: 'finished' }, table);

  it.each([
    ['as an object', '{"action_id": "a0", "params": {"power": 4, "colour": "red"}}'],
    ['as the text of one', '{"action_id": "a0", "params": "{\\"power\\": 4, \\"colour\\": \\"red\\"}"}'],
    ['beside what was not asked for', '{"action_id": "a0", "params": {"power": 4, "colour": "red", "x": 1}}'],
  ])('carries its params %s', (_, text) => {
    const action = { type: 'drop_disc', column: 3, params: { power: 4, colour: 'red' } };
    expect(readOwn(text)).toMatchObject({ kind: 'legal', action });
  });

  it.each(['{"action_id": "a0"}', '{"action_id": "a0", "params": "red"}', '{"action_id": "a0", "params": {"x": 1}}'])(
    'without params is refused with their names: %s',
    (text) => {
      expect(readOwn(text)).toMatchObject({ kind: 'illegal', error: '"params" must be an object of power, colour.' });
    },
  );
});

describe('the texts of an answer', () => {
  it.each([
    { field: 'reasoning', max: 1000 },
    { field: 'chat', max: 200 },
    { field: 'note', max: 160 },
  ])('are cut: $field at $max characters', ({ field, max }) => {
    const choice = read(JSON.stringify({ action_id: 'a1', [field]: 'x'.repeat(max + 1) }));
    expect(choice).toMatchObject({ kind: 'legal', [field]: 'x'.repeat(max) });
  });

  it('are cut: the message with a trade at 200 characters', () => {
    const trade = { to: 'rival', give: {}, get: {}, message: 'x'.repeat(201) };
    expect(read(JSON.stringify({ action_id: 'a4', trade }))).toMatchObject({
      action: { trade: { message: 'x'.repeat(200) } },
    });
  });

  it('are quoted back up to 60 characters where they name no action', () => {
    const choice = read(JSON.stringify({ action_id: `a9${'x'.repeat(59)}` }));
    expect(choice).toMatchObject({ error: expect.stringContaining(`"a9${'x'.repeat(58)}" is not one of`) });
  });

  it('name the only offer of a type without its property', () => {
    expect(read('{"action": "place_bid", "amount": 30}')).toMatchObject({
      action: { type: 'place_bid', property_id: 'pacific', amount: 30 },
    });
    expect(read('{"action": "place_bid", "property_id": "baltic", "amount": 30}').kind).toBe('illegal');
  });
});
