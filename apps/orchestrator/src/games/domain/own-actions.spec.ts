import { describe, expect, it } from '@jest/globals';
import { type GameAction, isJsonObject, type ValidAction } from '#libs/protocol';
import { defaultAction, illegalChoice, legalAction } from './choice.js';

function isAction(value: unknown): value is ValidAction {
  return isJsonObject(value) && typeof value['type'] === 'string';
}

function parsed(json: string): ValidAction {
  const value: unknown = JSON.parse(json);
  if (!isAction(value)) throw new Error('no action');
  return value;
}

const drops: readonly ValidAction[] = Array.from({ length: 7 }, (_, column) => ({
  type: 'drop_disc',
  column,
  description: `Drop into column ${column}`,
  show: { cells: [[0, column]] },
}));

describe("an engine's own action", () => {
  it('is executed with every field, without what only describes it', () => {
    expect(legalAction({ type: 'drop_disc', column: 3 }, drops)).toEqual({ type: 'drop_disc', column: 3 });
    expect(defaultAction([{ type: 'dance' }, { ...drops[3], type: 'drop_disc', default: true }], 'x')).toEqual({
      type: 'drop_disc',
      column: 3,
    });
  });

  it('may cost something that is part of it: only the types of the contract have a cost that describes', () => {
    const bets = [1, 2].map((cost) => ({ type: 'bet', cost, cash_after: 9 - cost, completes_group: false }));
    expect(legalAction({ type: 'bet', cost: 2 }, bets)).toEqual(bets[1]);
    expect(legalAction({ type: 'bet' }, bets)).toBeUndefined();
    expect(legalAction({ type: 'buy_property', cost: 7 }, [{ type: 'buy_property', cost: 60 }])).toEqual({
      type: 'buy_property',
    });
  });

  it('is meant by an agent that sends the offer back as it is, nulls and description included', () => {
    const offer = { ...drops[2], type: 'drop_disc', power: null, default: true };
    expect(legalAction(offer, [...drops.slice(3), offer])).toEqual({ type: 'drop_disc', column: 2, power: null });
  });

  it.each<[string, GameAction]>([
    ['leaves out what distinguishes it from the others', { type: 'drop_disc' }],
    ['names a field that no offer has', { type: 'drop_disc', column: 3, row: 1 }],
    ['writes a number as a text', { type: 'drop_disc', column: '3' }],
    ['names another number', { type: 'drop_disc', column: 3.5 }],
    ['names a field by another case', { type: 'drop_disc', Column: 3 }],
  ])('is not meant by a choice that %s', (_, chosen) => {
    expect(legalAction(chosen, drops)).toBeUndefined();
  });

  it('is compared deeply, lists in order and floats to the last bit', () => {
    const move = (path: unknown, at: number): ValidAction => ({ type: 'move', path, at, by: { who: ['a', { b: 1 }] } });
    const offers = [move([[0, 1], [2]], 0.1), move([[0, 1], [3]], 0.1), move([[0, 1], [2]], 0.2)];
    const same = { type: 'move', by: { who: ['a', { b: 1 }] }, path: [[0, 1], [2]], at: 0.1 };
    expect(legalAction(same, offers)).toEqual(offers[0]);
    expect(legalAction({ ...same, path: [[1, 0], [2]] }, offers)).toBeUndefined();
    expect(legalAction({ ...same, at: 0.1 + 0.2 }, offers)).toBeUndefined();
  });

  it('may be written in any script', () => {
    const offers = ['車\u202e', '馬', 'é', 'e\u0301'].map((piece) => ({ type: '動かす\u0007', piece }));
    for (const offer of offers) expect(legalAction({ ...offer }, offers)).toEqual(offer);
  });

  it('may have fields by the names that objects have', () => {
    const offers = [1, 2].map((x) => parsed(`{"type": "x", "__proto__": {"x": ${x}}, "constructor": [${x}]}`));
    const chosen = legalAction(parsed('{"type": "x", "__proto__": {"x": 2}}'), offers);
    expect(JSON.stringify(chosen)).toBe('{"type":"x","__proto__":{"x":2},"constructor":[2]}');
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(legalAction(parsed(`{"type": "y", "${name}": {}}`), [{ type: 'y' }])).toBeUndefined();
    }
  });

  it('is one of 500 by its fields', () => {
    const offers = Array.from({ length: 500 }, (_, index) => ({ type: 'place', row: index % 25, column: index / 25 }));
    expect(legalAction({ type: 'place', row: 7, column: 7 / 25 }, offers)).toEqual(offers[7]);
  });

  it('is the same one where two offers differ in their description alone', () => {
    const twins = ['left', 'right'].map((description) => ({ type: 'fold', deep: [{ a: null }], description }));
    expect(legalAction({ type: 'fold' }, twins)).toEqual({ type: 'fold', deep: [{ a: null }] });
    expect(legalAction({ type: 'fold' }, [...twins, { type: 'fold', deep: [] }])).toBeUndefined();
  });
});

describe('an action id', () => {
  const withIds = (...ids: readonly (string | number)[]): ValidAction[] =>
    ids.map((action_id, column) => ({ type: 'drop', column, action_id }));

  it.each<[string, GameAction]>([
    ['a number', { type: '5', action_id: 5 }],
    ['its text', { type: '5', action_id: '5' }],
    ['the type', { type: '5' }],
    ['the id beside the right type', { type: 'drop', action_id: '5' }],
  ])('names its offer as %s', (_, chosen) => {
    expect(legalAction(chosen, withIds(4, 5))).toEqual({ type: 'drop', column: 1, action_id: 5 });
  });

  it('is taken to the letter where a text and a number look the same', () => {
    expect(legalAction({ type: '5', action_id: '5' }, withIds(5, '5'))).toMatchObject({ column: 1 });
    expect(legalAction({ type: '5', action_id: 5 }, withIds(5, '5'))).toMatchObject({ column: 0 });
  });

  it('that two offers have needs another field', () => {
    expect(legalAction({ type: 'a', action_id: 'a' }, withIds('a', 'a'))).toBeUndefined();
    expect(legalAction({ type: 'drop', action_id: 'a', column: 1 }, withIds('a', 'a'))).toMatchObject({ column: 1 });
  });

  it.each([['b'], [''], [0], [null]])('%j is none of those on offer', (action_id) => {
    expect(legalAction({ type: 'fly', action_id }, withIds('a'))).toBeUndefined();
  });

  it('contradicts another field', () => {
    expect(legalAction({ type: 'drop', action_id: 'a', column: 1 }, withIds('a', 'b'))).toBeUndefined();
  });
});

describe('parameters', () => {
  const raise = { type: 'raise', seat: 2, params: { chips: { type: 'integer', minimum: 20 }, type: { enum: ['x'] } } };
  const offers: readonly ValidAction[] = [parsed(JSON.stringify(raise)), { type: 'fold' }];

  it.each([
    ['flat', { type: 'raise', chips: 50 }],
    ['in params', { type: 'raise', params: { chips: 50 } }],
    ['in params, with other fields', { type: 'raise', seat: 2, params: { chips: 50 } }],
  ])('that a seat fills in %s are sent as params', (_, chosen) => {
    expect(legalAction(chosen, offers)).toEqual({ type: 'raise', seat: 2, params: { chips: 50 } });
  });

  it('that are not filled in are left to the engine', () => {
    expect(legalAction({ type: 'raise' }, offers)).toEqual({ type: 'raise', seat: 2 });
    expect(legalAction(raise, offers)).toEqual({ type: 'raise', seat: 2 });
  });

  it('that the offer does not name make a choice invalid', () => {
    expect(legalAction({ type: 'raise', params: { chips: 5, all: true } }, offers)).toBeUndefined();
    expect(legalAction({ type: 'raise', dollars: 50 }, offers)).toBeUndefined();
    expect(legalAction({ type: 'fold', params: { chips: 5 } }, offers)).toBeUndefined();
  });

  it('have their plainest values by default, where their schema names one', () => {
    expect(defaultAction(offers.slice(0, 1), 'x')).toEqual({
      type: 'raise',
      seat: 2,
      params: { chips: 20, type: 'x' },
    });
    const params = { a: { default: 1, minimum: 0 }, b: { const: 'y' }, c: { type: 'array', enum: ['z'] }, d: true };
    expect(defaultAction([parsed(JSON.stringify({ type: 'x', params }))], 'x')['params']).toEqual({ a: 1, b: 'y' });
  });

  it('of bids and trades stand where they always stood', () => {
    const amount = { type: 'integer', minimum: 10, maximum: 90 } as const;
    const bid: ValidAction = { type: 'place_bid', action_id: 'a0', amount: 10, params: { amount } };
    const sent = { type: 'place_bid', action_id: 'a0', amount: 40 };
    expect(legalAction({ type: 'place_bid', amount: 40 }, [bid])).toEqual(sent);
    expect(legalAction({ type: 'a0', action_id: 'a0', params: { amount: 40 } }, [bid])).toEqual(sent);
    expect(legalAction(bid, [bid])).toEqual({ ...sent, amount: 10 });
    expect(defaultAction([bid], 'x')).toEqual({ ...sent, amount: 10 });
    const trade = { to_player_id: 'b', give: { cash: 1 }, get: {} };
    expect(legalAction({ type: 'propose_trade', trade }, [{ type: 'propose_trade' }])).toEqual({
      type: 'propose_trade',
      trade,
    });
  });

  it.each(['place_bid', 'propose_trade', 'counter_trade'])('of another game’s %s are all sent as params', (type) => {
    const offer = parsed(JSON.stringify({ type, params: { amount: { minimum: 1 }, suit: { enum: ['S', 'H'] } } }));
    const sent = { type, params: { amount: 3, suit: 'H' } };
    expect(legalAction({ type, amount: 3, suit: 'H' }, [offer])).toEqual(sent);
    expect(legalAction(sent, [offer])).toEqual(sent);
    expect(defaultAction([offer], 'x')).toEqual({ type, params: { amount: 1, suit: 'S' } });
  });

  it('that are no object are a field like any other', () => {
    const odd = parsed('{"type": "x", "params": "none"}');
    expect(legalAction({ type: 'x' }, [odd])).toEqual({ type: 'x', params: 'none' });
    expect(legalAction(parsed('{"type": "x", "params": "all"}'), [odd])).toBeUndefined();
  });
});

describe('a refused choice', () => {
  it('is sent what is possible, by the fields that distinguish offers', () => {
    expect(illegalChoice({ type: 'drop_disc' }, drops.slice(0, 2))).toBe(
      'drop_disc stands for 2 of the actions on offer; possible: drop_disc column=0, drop_disc column=1.',
    );
    expect(illegalChoice({ type: 'b', action_id: 'b' }, [{ type: 'drop', column: [1], action_id: 'a' }])).toBe(
      'b is not possible now; possible: a: drop column=[1].',
    );
  });

  it('is sent no more than an agent can read, of any number of offers of any size', () => {
    const many = Array.from({ length: 500 }, (_, column) => ({ type: 'drop', column, ballast: 'x'.repeat(5_000) }));
    const error = illegalChoice({ type: 'y'.repeat(16_000) }, many);
    expect(error.length).toBeLessThan(1_000);
    expect(error).toMatch(/and 49\d more\.$/);
  });
});
