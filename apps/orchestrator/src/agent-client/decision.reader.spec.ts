import { describe, expect, it } from '@jest/globals';
import { BadAnswer, readDecision } from './decision.reader.js';

const BUY = { type: 'buy_property', property_id: 'boardwalk' };
const SILENT = { reasoning: null, chat: null, usage: null };
const REMARKS = { reasoning: 'It is blue.', chat: 'Mine!', usage: { input_tokens: 5 } };

describe('a decision', () => {
  it.each([
    [{ action: BUY }],
    [BUY],
    [{ action: 'buy_property', property_id: 'boardwalk' }],
    [{ decision: { action: BUY } }],
    [{ decision: BUY }],
    [{ decision: { action: 'buy_property', property_id: 'boardwalk' } }],
    [{ action: BUY, reasoning: null, chat: 5, usage: 'much', confidence: 1 }],
  ])('is read from %j', (body) => {
    expect(readDecision(body)).toEqual({ action: BUY, ...SILENT });
  });

  it.each([[{ action: { action_id: 'a1' } }], [{ action_id: 'a1' }], [{ decision: { action_id: 'a1' } }]])(
    'takes the id of an action for its type: %j',
    (body) => {
      expect(readDecision(body)).toEqual({ action: { type: 'a1', action_id: 'a1' }, ...SILENT });
    },
  );

  it.each([[{ action: { action_id: 5 } }], [{ action_id: 5 }]])('takes a number for an id: %j', (body) => {
    expect(readDecision(body)).toEqual({ action: { type: '5', action_id: 5 }, ...SILENT });
    expect(readDecision({ action: 5 }).action).toEqual({ type: '5' });
  });

  it.each([
    [{ action: BUY, ...REMARKS }],
    [{ ...BUY, ...REMARKS }],
    [{ decision: { action: BUY, ...REMARKS } }],
    [{ decision: BUY, ...REMARKS }],
  ])('keeps reasoning, chat and usage apart from the action: %j', (body) => {
    expect(readDecision(body)).toEqual({ action: BUY, ...REMARKS });
  });

  it.each([
    [null],
    [[BUY]],
    ['end_turn'],
    [7],
    [{}],
    [{ action: null }],
    [{ action: {} }],
    [{ action: { type: '' } }],
    [{ action: { type: 5 } }],
    [{ action: { type: '\u0000\u202e' } }],
    [{ action: [BUY] }],
    [{ decision: {} }],
    [{ thinking: 'Hm.' }],
  ])('is not %j, and the error names what was expected', (body) => {
    expect(() => readDecision(body)).toThrow('where {"action": {"type": "…"}} was expected');
  });

  const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

  it.each([
    { what: 'an action nested without end', body: { action: nested(5_000) } },
    { what: 'an action with a field nested without end', body: { action: { ...BUY, x: nested(5_000) } } },
    { what: 'an action nested a little too deep', body: { action: { ...BUY, x: nested(16) } } },
    { what: 'an answer that is nothing but nesting', body: nested(5_000) },
    { what: 'an action of more than 16,384 characters', body: { action: { ...BUY, x: 'x'.repeat(16_384) } } },
  ])('is not $what', ({ body }) => {
    expect(() => readDecision(body)).toThrow(BadAnswer);
  });

  it('may have fields of its own up to these bounds', () => {
    const action = { ...BUY, own: 'x'.repeat(16_000), deep: nested(15) };
    expect(readDecision({ action }).action).toEqual(action);
  });

  it('shows no more of a wrong answer than fits a log line', () => {
    expect(() => readDecision({ text: 'x'.repeat(100_000) })).toThrow(/^.{1,160}$/);
  });

  it('has texts of one line without control characters', () => {
    const { reasoning } = readDecision({ action: 'x', reasoning: ' Two\r\nlines\tand\u0000 \u001b[31mred ' });
    expect(reasoning).toBe('Two lines and [31mred');
  });

  it('names its source and its cost where the agent does', () => {
    const origin = { source: 'heuris\u202etic', usage: { input_tokens: 5, output_tokens: -1 } };
    const read = { action: BUY, reasoning: null, chat: null, source: 'heuristic', usage: { input_tokens: 5 } };
    for (const body of [
      { action: BUY, ...origin },
      { decision: BUY, ...origin },
    ])
      expect(readDecision(body)).toEqual(read);
  });

  it('that is none may have cost something all the same', () => {
    const usage = { input_tokens: 5 };
    expect(() => readDecision({ action: null, usage })).toThrow(expect.objectContaining({ usage }));
  });

  it('keeps the action as it was sent, so that it can be compared with the offers', () => {
    const trade = { to_player_id: 'b', give: {}, get: {}, message: 'ok\u202e?\u0000' };
    const sent = { type: 'propose_trade\u0007', property_id: 'a\u2066b', trade, column: 3.5, row: null };
    expect(readDecision({ action: sent }).action).toEqual(sent);
    const { action } = readDecision(JSON.parse('{"action": {"type": "x", "__proto__": {"y": 1}}}'));
    expect(JSON.stringify(action)).toBe('{"type":"x","__proto__":{"y":1}}');
  });

  it('has a reasoning of 2,000 characters and a chat of 280', () => {
    const { reasoning, chat } = readDecision({
      action: 'x',
      reasoning: 'r'.repeat(5_000),
      chat: `${'c'.repeat(279)}🎲`,
    });
    expect(reasoning).toHaveLength(2_000);
    expect(chat).toBe('c'.repeat(279));
  });
});
