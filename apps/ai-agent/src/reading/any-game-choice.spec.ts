import { readTable } from '#libs/monopoly-bots';
import { describe, expect, it } from '@jest/globals';
import { anyQuestion } from '../testing/any-question.js';
import { type Choice, readChoice } from './choice.js';

const OFFERS = [
  { type: 'move', action_id: 12, from: 'e2', secret: true, cells: [[6, 4]], description: 'x', show: {} },
  { type: 'move', action_id: 'e7', from: 'e7', params: null },
  {
    type: 'place_bid',
    params: {
      amount: { type: 'integer', minimum: 2, maximum: 9 },
      face: { enum: [1, 6] },
      chat: { type: 'string', required: false },
    },
  },
  { type: 'go', params: 7 },
];

function read(answer: object): Choice {
  return readChoice(
    { text: JSON.stringify(answer), thoughts: '', ending: 'finished' },
    readTable(anyQuestion({ offers: OFFERS })),
  );
}

describe("a model's answer in a game of which nothing is known", () => {
  it.each<[object, object]>([
    [{ action_id: 'a0' }, { type: 'move', action_id: 12, from: 'e2', secret: true, cells: [[6, 4]] }],
    [{ action_id: 'e7' }, { type: 'move', action_id: 'e7', from: 'e7' }],
    [{ action_id: '12' }, { type: 'move', action_id: 12, from: 'e2', secret: true, cells: [[6, 4]] }],
    [
      { action_id: 'a3', params: null },
      { type: 'go', params: 7 },
    ],
    [
      { action_id: 'a2', params: '{"amount": "3", "face": 6}' },
      { type: 'place_bid', params: { amount: 3, face: 6 } },
    ],
    [
      { action_id: 'a2', params: { amount: 3, face: 1, odd: 1 } },
      { type: 'place_bid', params: { amount: 3, face: 1 } },
    ],
    [
      { action_id: 'a2', amount: 4, face: 1, chat: 'ha' },
      { type: 'place_bid', params: { amount: 4, face: 1 } },
    ],
  ])('%j is the offer with all its fields, filled in', (answer, action) => {
    const choice = read(answer);
    expect(choice).toMatchObject({ kind: 'legal' });
    expect(choice.kind === 'legal' && choice.action).toEqual(action);
  });

  it('goes by the ids of the prompt, also where squares of the board are called the same', () => {
    const offers = [
      { type: 'place', action_id: 'a1' },
      { type: 'place', action_id: 'a0' },
      { type: 'place', action_id: 1 },
    ];
    const table = readTable(anyQuestion({ offers }));
    const chosen = (action_id: string): unknown => {
      const choice = readChoice({ text: JSON.stringify({ action_id }), thoughts: '', ending: 'finished' }, table);
      return choice.kind === 'legal' && choice.action['action_id'];
    };
    expect(['a0', 'a1', '1', 'a2'].map(chosen)).toEqual(['a1', 'a0', 'a0', 1]);
  });

  it.each<[object, string]>([
    [{ action_id: 'a2', params: null }, '"params" must have "amount".'],
    [{ action_id: 'a2', params: { amount: 1, face: 1 } }, '"amount" must be at least 2.'],
    [{ action_id: 'a2', params: { amount: 2.5, face: 1 } }, '"amount" must be of type integer.'],
    [{ action_id: 'a2', params: { amount: 2, face: 2 } }, '"face" must be one of [1,6].'],
    [{ action_id: 'a9' }, '"a9" is not one of the legal actions a0, a1, a2, a3.'],
  ])('%j is explained', (answer, error) => {
    expect(read(answer)).toEqual({ kind: 'illegal', fault: 'illegal_answer', error });
  });
});
