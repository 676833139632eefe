import { describe, expect, it } from '@jest/globals';
import { choiceText, numberWords, paramField, paramFieldsIn, paramMistake, paramValue } from './param-fields.js';
import { counterTo, isTradeParams, tradeFields, tradeForm, tradeMistake, tradeOf, typedIn } from './trade-form.js';

describe('what an action leaves to its seat', () => {
  it('is a field for each JSON Schema', () => {
    const fields = paramFieldsIn({
      amount: { type: 'integer', minimum: 10, maximum: 40, multipleOf: 5, title: 'Chips' },
      suit: { enum: ['♠', '♥'], description: 'Of the trick.' },
      loud: { type: 'boolean', default: true },
      cards: { type: 'array', items: { enum: ['a', 'b', 'c'] }, minItems: 2, maxItems: 2 },
      note: { type: 'string', maxLength: 5, required: false },
      plan: { type: 'object' },
      odd: 'no schema',
    });
    expect(fields.map(({ name, label, kind, initial }) => [name, label, kind.type, initial])).toEqual([
      ['amount', 'Chips', 'number', '10'],
      ['suit', 'suit', 'choice', '"♠"'],
      ['loud', 'loud', 'boolean', 'true'],
      ['cards', 'cards', 'list', []],
      ['note', 'note', 'text', ''],
      ['plan', 'plan', 'json', ''],
      ['odd', 'odd', 'json', ''],
    ]);
  });

  it.each([
    [{ type: 'integer', minimum: 1, maximum: 4 }, '5', 'A whole number from 1 to 4.'],
    [{ type: 'integer', minimum: 1 }, '1.5', 'A whole number from 1.'],
    [{ type: 'number', multipleOf: 0.1 }, '0.3', null],
    [{ type: 'number', multipleOf: 0.1 }, '0.35', 'A number, in steps of 0.1.'],
    [{ type: 'number', maximum: 2 }, '1e1', 'A number up to 2.'],
    [{ type: 'integer' }, '', 'This is needed.'],
    [{ type: 'integer', required: false }, '', null],
    [{ type: 'string', maxLength: 3 }, 'four', 'A text of up to 3 characters.'],
    [{ type: 'array', items: { enum: ['a', 'b', 'c'] }, minItems: 2, maxItems: 2 }, ['"a"'], 'Choose 2.'],
    [{ type: 'array', enum: ['a', 'b'] }, ['"a"'], null],
    [{ type: 'object' }, '{', 'A JSON value, such as 3, "text" or [1, 2].'],
  ])('is checked before it is sent: %j, typed %j: %s', (schema, typed, mistake) => {
    expect(paramMistake(paramField('x', schema), typed)).toBe(mistake);
  });

  it.each([
    [{ type: 'integer' }, ' 7 ', 7],
    [{ type: 'boolean' }, 'false', false],
    [{ enum: [1, 'one'] }, '"one"', 'one'],
    [{ type: 'array', enum: ['a', 'b'] }, ['"b"'], ['b']],
    [{ type: 'object' }, '{"a":1}', { a: 1 }],
    [{ type: 'string', required: false }, '', undefined],
    [{ type: 'string' }, '', ''],
  ])('is sent as its schema wants it: %j, typed %j', (schema, typed, value) => {
    expect(paramValue(paramField('x', schema), typed)).toEqual(value);
  });

  it.each(['constructor', '__proto__', 'toString'])('may have any name: %s', (name) => {
    const [field] = paramFieldsIn({ [name]: { type: 'integer', minimum: 3 } });
    expect(field).toMatchObject({ name, initial: '3' });
    expect(field && typedIn({}, field)).toBe('3');
    expect(field && typedIn({ [name]: '7' }, field)).toBe('7');
  });

  it('begins with what its schema allows', () => {
    const letters = ['a', 'b'];
    expect(paramField('x', { enum: letters, default: 'b' }).initial).toBe('"b"');
    expect(paramField('x', { enum: letters, default: 'z' }).initial).toBe('"a"');
    expect(paramField('x', { type: 'array', enum: letters, default: ['b', 'z'] }).initial).toEqual(['"b"']);
  });

  it('is bounded, and plain', () => {
    const many = Object.fromEntries(Array.from({ length: 99 }, (_, at) => [`p${at}`, { enum: Array(999).fill(at) }]));
    const fields = paramFieldsIn(many);
    expect(fields).toHaveLength(32);
    expect(fields[0]?.kind).toMatchObject({ choices: { length: 200 } });
    expect(choiceText('"\\u202Eevil"')).toBe('evil');
    expect(choiceText('"p1"', (id) => (id === 'p1' ? 'Ann' : null))).toBe('Ann');
    expect(numberWords({ type: 'number', isWhole: true, min: 2, max: null, step: 1 })).toBe('A whole number from 2');
  });
});

const SIDE = {
  cash: { type: 'integer', minimum: 0, maximum: 900 },
  properties: { type: 'array', enum: ['baltic', 'reading_rr'] },
  jail_cards: { type: 'integer', minimum: 0, maximum: 0 },
};
const TRADE = {
  to_player_id: { type: 'string', enum: ['p2', 'p3'], required: true },
  give: SIDE,
  get_by_player: { p2: { ...SIDE, properties: { type: 'array', enum: ['boardwalk'] } }, p3: {} },
};

describe('the form of a trade', () => {
  it('has what each side can give, and depends on the partner', () => {
    expect(isTradeParams(TRADE)).toBe(true);
    expect(isTradeParams({ amount: { type: 'integer' } })).toBe(false);
    expect(tradeFields(tradeForm(TRADE, 'p2')).map(({ name }) => name)).toEqual([
      'to_player_id',
      'give.cash',
      'give.properties',
      'get.cash',
      'get.properties',
      'message',
    ]);
    expect(tradeForm(TRADE, 'p3').groups[1]?.fields).toEqual([]);
  });

  it('may have sides with anything to give, under any name', () => {
    const [side] = tradeForm({ ...TRADE, give: { constructor: { type: 'integer' } } }, 'p3').groups;
    expect(side?.fields.map(({ label }) => label)).toEqual(['constructor']);
  });

  it('makes the trade of what was typed, and wants something in it', () => {
    const form = tradeForm(TRADE, 'p2');
    expect(tradeMistake(form, {})).toBe('Choose something to give or to get.');
    const typed = { 'give.cash': '150', 'get.properties': ['"boardwalk"'], message: ' For you ' };
    expect(tradeMistake(form, typed)).toBeNull();
    expect(tradeOf(form, typed)).toEqual({
      to_player_id: 'p2',
      give: { cash: 150 },
      get: { properties: ['boardwalk'] },
      message: 'For you',
    });
  });

  it('begins, as a counter-offer, with the terms on the table from the other side', () => {
    const typed = counterTo({
      trade_id: 't1',
      from_player_id: 'p2',
      to_player_id: 'p1',
      give: { cash: 20, properties: ['boardwalk'], jail_cards: null },
      get: { cash: 3, properties: ['baltic'] },
    });
    expect(tradeOf(tradeForm(TRADE, 'p2'), typed)).toEqual({
      to_player_id: 'p2',
      give: { cash: 3, properties: ['baltic'] },
      get: { cash: 20, properties: ['boardwalk'] },
    });
    expect(counterTo({})).toEqual({});
  });
});
