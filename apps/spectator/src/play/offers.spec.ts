import { describe, expect, it } from '@jest/globals';
import type { ValidAction } from '#libs/protocol';
import { clickCell, choosableCells, rowsIn } from './board-offers.js';
import { actionOf, offersIn, type ShownOffer } from './offers.js';

const one = (offer: ValidAction): ShownOffer => {
  const [shown] = offersIn([offer]);
  if (shown === undefined) throw new Error('the offer is not shown');
  return shown;
};

/** Of another engine, which may send anything. */
const foreign = (offer: object): ValidAction => JSON.parse(JSON.stringify({ type: 'move', ...offer })) as ValidAction;

const drop = (row: number, column: number): ValidAction => ({
  type: 'drop_disc',
  action_id: `drop-${column + 1}`,
  column: column + 1,
  cells: [[row, column]],
});

const move = (...cells: readonly [number, number][]): ValidAction => ({
  type: 'move',
  action_id: JSON.stringify(cells),
  cells,
});

describe('an action on offer', () => {
  it('is a button with what it costs, leaves and completes', () => {
    const offer: ValidAction = {
      action_id: 'a1',
      type: 'buy_property',
      property_id: 'baltic',
      cost: 60,
      cash_after: 1_440,
      completes_group: true,
      show: { opens_auction: true, risk: 'high', odds: 0.5, hidden: false, more: {} },
      description: 'buy Baltic Avenue for $60.',
      default: true,
    };
    expect(one(offer)).toMatchObject({
      label: expect.stringMatching(/^Buy .+ for \$60$/),
      notes: ['costs $60', 'leaves $1,440', 'completes the set', 'opens auction', 'risk: high', 'odds: 0.5'],
      position: 3,
      isDefault: true,
      isFinal: false,
      form: { kind: 'none' },
    });
  });

  it('of another game has its words, and no dollars', () => {
    const shown = one({ type: 'sow', pit: 3, cost: 5 });
    expect(shown).toMatchObject({ label: 'Sow · pit 3, cost 5', notes: [], position: null });
  });

  it('that gives the game up is asked before; the seat can always resign, so that is not listed', () => {
    expect(one({ type: 'declare_bankruptcy' }).isFinal).toBe(true);
    expect(offersIn([{ type: 'resign' }, drop(5, 0)]).map(({ offer }) => offer.type)).toEqual(['drop_disc']);
    expect(one({ type: 'resign' }).isFinal).toBe(true);
  });

  it.each([{ cells: 'everywhere' }, { cells: [[1], ['a', 2], null] }, { cells: 7 }])(
    'is about no square where its engine names none: $cells',
    (fields) => {
      expect(one(foreign(fields)).cells).toEqual([]);
    },
  );

  it.each([
    {
      offer: { type: 'roll_dice', action_id: 'a0', description: 'Roll.' },
      sent: { type: 'roll_dice', action_id: 'a0' },
    },
    { offer: { type: 'sow', pit: 3, description: 'Sow.' }, sent: { type: 'sow', pit: 3 } },
  ])('is sent by its id, else as it is: $sent', ({ offer, sent }) => {
    expect(actionOf(one(offer))).toEqual(sent);
  });

  it('is sent with what was filled in: a bid beside its type, what another engine asks for in params', () => {
    const amount = { type: 'integer', minimum: 61, maximum: 900 } as const;
    expect(actionOf(one({ type: 'place_bid', amount: 61, params: { amount } }), { amount: 120 })).toEqual({
      type: 'place_bid',
      amount: 120,
    });
    const own = foreign({ type: 'raise', by: 'chips', params: { chips: amount } });
    expect(actionOf(one(own), { chips: 70 })).toEqual({ type: 'raise', by: 'chips', params: { chips: 70 } });
  });
});

describe('the rows of a board', () => {
  const line = Array(7).fill(null);

  it.each([
    { view: { kind: 'grid', rows: 2, cells: [line, line] }, rows: 2 },
    { view: { kind: 'grid', cells: [line, line, line] }, rows: 3 },
    { view: { kind: 'grid', rows: 1_000_000_000, cells: [line] }, rows: 0 },
    { view: { kind: 'grid', rows: -1, cells: 'none' }, rows: 0 },
    { view: null, rows: 0 },
  ])('are those that the page draws: $rows', ({ view, rows }) => {
    expect(rowsIn({ view })).toBe(rows);
  });
});

describe('a click on the board', () => {
  const columns = offersIn([drop(5, 0), drop(4, 1)]);

  it('on any square of a column stands for the disc that falls there', () => {
    expect(clickCell(columns, [], [0, 1])).toMatchObject({ kind: 'act', offer: { offer: { action_id: 'drop-2' } } });
    expect(clickCell(columns, [], [0, 6])).toEqual({ kind: 'choose', cells: [] });
    const { cells, targets } = choosableCells(columns, [], 6);
    expect([cells.length, targets]).toEqual([
      12,
      [
        [5, 0],
        [4, 1],
      ],
    ]);
  });

  it('takes a piece up, shows where it may go, and moves it', () => {
    const moves = offersIn([move([6, 4], [5, 4]), move([6, 4], [4, 4]), move([7, 1], [5, 2])]);
    expect(clickCell(moves, [], [6, 4])).toEqual({ kind: 'choose', cells: [[6, 4]] });
    expect(choosableCells(moves, [[6, 4]], 8).cells).toEqual([
      [5, 4],
      [4, 4],
    ]);
    expect(clickCell(moves, [[6, 4]], [4, 4])).toMatchObject({ kind: 'act', offer: { offer: moves[1]?.offer } });
    expect(clickCell(moves, [[6, 4]], [7, 1])).toEqual({ kind: 'choose', cells: [[7, 1]] });
    expect(clickCell(moves, [[6, 4]], [6, 4])).toEqual({ kind: 'choose', cells: [] });
  });

  it('does not move a piece that was only taken up, nor do what is to be filled in or gives up', () => {
    expect(clickCell(offersIn([move([7, 1], [5, 2])]), [], [7, 1])).toMatchObject({ kind: 'choose' });
    const filled = foreign({ ...drop(5, 0), params: { force: { type: 'integer' } } });
    expect(clickCell(offersIn([filled]), [], [5, 0])).toMatchObject({ kind: 'choose' });
    expect(clickCell(offersIn([{ ...drop(5, 0), type: 'declare_bankruptcy' }]), [], [5, 0])).toMatchObject({
      kind: 'choose',
    });
  });
});
