import { readTable } from '#libs/monopoly-bots';
import type { ValidAction } from '#libs/protocol';
import { describe, expect, it } from '@jest/globals';
import type { Ending } from '../models/index.js';
import { readChoice } from './choice.js';
import { question } from '../../../../libs/monopoly-bots/src/testing/index.js';

const OFFERS: readonly ValidAction[] = [
  { type: 'end_turn', default: true, description: 'End the turn' },
  { type: 'buy_property', property_id: 'tennessee', description: 'Buy Tennessee Avenue for $180' },
  { type: 'place_bid', property_id: 'pacific', params: { amount: { type: 'integer', minimum: 20, maximum: 90 } } },
  { type: 'build_house', property_id: 'baltic' },
  { type: 'build_house', property_id: 'oriental' },
];
const TABLE = readTable(question({ offers: OFFERS }));

/** The id of what was chosen, or null. */
function chosen(text: string, ending: Ending = 'finished', thoughts = ''): string | null {
  const choice = readChoice({ text, thoughts, ending }, TABLE);
  if (choice.kind === 'illegal') return null;
  const { type, property_id: property = null } = choice.action;
  return `a${OFFERS.findIndex((offer) => offer.type === type && (offer.property_id ?? null) === property)}`;
}

describe('a near miss', () => {
  it.each([
    ['in a wrapper', '{"decision": {"action_id": "a1"}}', 'a1'],
    ['in two wrappers', '{"result": {"answer": {"action_id": "a1"}}}', 'a1'],
    ['in a list of one', '[{"action_id": "a1"}]', 'a1'],
    ['in a wrapped list of one', '{"decisions": [{"action_id": "a1"}]}', 'a1'],
    ['the schema with the values', '{"type": "object", "properties": {"reasoning": "x", "action_id": "a1"}}', 'a1'],
    [
      'the schema, a value in it',
      '{"properties": {"action_id": {"type": "string", "enum": ["a0", "a1"], "value": "a1"}}}',
      'a1',
    ],
    ['the schema, one value left', '{"properties": {"action_id": {"type": "string", "enum": ["a1"]}}}', 'a1'],
    ['the schema, a constant', '{"properties": {"action_id": {"const": "a1"}}}', 'a1'],
    ['in brackets', '{"action_id": "[a1]"}', 'a1'],
    ['in quotes', '{"action_id": "\'a1\'"}', 'a1'],
    ['with its description', '{"action_id": "a1: Buy Tennessee Avenue"}', 'a1'],
    ['with a dash', '{"action_id": "a1 - buy_property tennessee"}', 'a1'],
    ['a number', '{"action_id": 1}', 'a1'],
    ['a number as a text', '{"action_id": "1"}', 'a1'],
    ['a list of one id', '{"action_id": ["a1"]}', 'a1'],
    ['another spelling', '{"actionId": "a1"}', 'a1'],
    ['another word', '{"choice": "a1"}', 'a1'],
    ['type and property in one', '{"action": "build_house oriental"}', 'a4'],
    ['type and property as a call', '{"action_id": "build_house(oriental)"}', 'a4'],
    ['a call of a tool as text', '{"name": "decide", "arguments": "{\\"action_id\\": \\"a1\\"}"}', 'a1'],
    ['a tool called as the action', '{"name": "build_house", "arguments": {"property_id": "oriental"}}', 'a4'],
    ['calls of tools as text', '{"tool_calls": [{"function": {"arguments": "{\\"action_id\\": \\"a1\\"}"}}]}', 'a1'],
    ['a line break in a text', '{"reasoning": "well\nwell", "action_id": "a1"}', 'a1'],
    ['a comma at the end', '{"action_id": "a1",}', 'a1'],
    ['an object of something else after it', '{"action_id": "a1"} {"type": "note"}', 'a1'],
    ['only the id', 'a1', 'a1'],
    ['only the id, in brackets', '[a1]', 'a1'],
    ['only the id, bold', '**a1**', 'a1'],
    ['the line of the list', 'a1: Buy Tennessee Avenue for $180', 'a1'],
    ['the line of the list by type', '- a1 - buy_property tennessee', 'a1'],
    ['only the type', 'end_turn', 'a0'],
  ])('is understood: %s', (_, text, id) => {
    expect(chosen(text)).toBe(id);
  });

  it('keeps what is filled in, in the wrapper or beside it', () => {
    for (const text of [
      '{"decision": {"action_id": "a2", "amount": 30}}',
      '{"decision": {"action_id": "a2"}, "amount": 30}',
    ])
      expect(readChoice({ text, thoughts: '', ending: 'finished' }, TABLE)).toMatchObject({ action: { amount: 30 } });
  });

  it.each([
    ['several ids in one', '{"action_id": "a0 or a1"}'],
    ['several wrapped', '{"one": {"action_id": "a0"}, "two": {"action_id": "a1"}}'],
    ['an unknown id, another one deeper', '{"action_id": "a9", "before": {"action_id": "a1"}}'],
    [
      'the schema as it is',
      '{"type": "object", "properties": {"action_id": {"type": "string", "enum": ["a0", "a1"]}}}',
    ],
    ['a number of something else', '{"player": {"id": 1}}'],
    ['a later object that is illegal', '{"action_id": "a1"} no: {"action_id": "a9"}'],
    ['an object without its end', '{"reasoning": "I choose a1. ", "considered": {"action_id": "a1"}, "act'],
  ])('is too far off: %s', (_, text) => {
    expect(chosen(text)).toBeNull();
  });
});

describe('prose', () => {
  it.each([
    'I choose a1.',
    'So, I will go with **a1**!',
    "I'll take a1 now.",
    'My choice is a1.',
    'The final answer: `a1`',
    'Orange is dear, and rents are high. I pick action a1.',
    'Action: a1',
    'action_id = "a1"',
    'Choosing a1.',
    'Clearly a1.',
    'Neither a0 nor a2 will do. My decision: a1',
    'I choose a1. The rest can wait for later rounds.',
    '## Decision\n\nI therefore choose a1.',
  ])('states a choice: %j', (text) => {
    expect(chosen(text)).toBe('a1');
  });

  it.each([
    'I would not choose a1.',
    "I don't choose a1.",
    'I will never play a1.',
    'I choose a0 or a1.',
    'I might choose a1.',
    'Should I choose a1?',
    'My choice is a1?',
    'If I had money, my choice is a1.',
    'The worst choice is a1.',
    'You said: choose a1.',
    'a1 is terrible.',
    'a1: too dear',
    'Buying with a1 is a mistake.',
    'I choose a1. Wait, that is dear.',
    'I choose a1. I choose a0.',
    'Avoid a1.',
    'Not a1.',
    'They may play a1.',
    'a0, a1',
    'I choose well.',
  ])('states none: %j', (text) => {
    expect(chosen(text)).toBeNull();
  });

  it.each<Ending>(['cut_off', 'filtered', 'refused', 'other', 'broken_off'])(
    'of an answer that is %s counts for nothing',
    (ending) => {
      expect(chosen('I choose a1.', ending)).toBeNull();
      expect(chosen('a1', ending)).toBeNull();
      expect(chosen('{"action_id": "a1"', ending)).toBeNull();
      expect(chosen('{"action_id": "a1"}', ending)).toBe('a1');
      expect(chosen('{"action_id": "a1"} so {"action_id": "a1"}', ending)).toBe('a1');
      expect(chosen('{"action_id": "a0"} or {"action_id": "a1"}', ending)).toBeNull();
      expect(chosen('', ending, 'So {"action_id": "a1"}')).toBe('a1');
    },
  );

  it('in thoughts counts for nothing, JSON in thoughts only where there is nothing else', () => {
    expect(chosen('', 'finished', 'I choose a1.')).toBeNull();
    expect(chosen('', 'finished', '{"action_id": "a0"}, no, {"action_id": "a1"}')).toBe('a1');
    expect(chosen('I do not know.', 'finished', '{"action_id": "a1"}')).toBeNull();
    expect(chosen('<think>{"action_id": "a0"}</think>I choose a1.')).toBe('a1');
    expect(chosen('<think>I choose a1.')).toBeNull();
    expect(chosen('<think>So {"action_id": "a1"}')).toBe('a1');
  });
});
