import { describe, expect, it } from '@jest/globals';
import { aboutOf } from './about.js';
import { colourOf, isLight } from './colour.js';
import { readCards } from './cards.js';
import { type GridView, readGrid } from './grid.js';
import { readText } from './text.js';

function grid(fields: object): GridView {
  const view = readGrid({ kind: 'grid', ...fields });
  if (view === null || !('cells' in view)) throw new Error('no grid');
  return view;
}

describe('a colour', () => {
  it.each(['#f00', '#ff0000cc', 'RebeccaPurple', 'rgb(1, 2, 3)', 'hsl(20 40% 50% / 0.5)'])('may be %s', (colour) => {
    expect(colourOf(colour)).toBe(colour);
  });

  it.each([
    'url(https://evil.example/x)',
    'red; background: url(//evil)',
    'var(--color-ink)',
    '#f00}body{display:none',
    'expression(alert(1))',
    'rgb(1,2,3) url(x)',
    'transparent',
    'inherit',
    '#12',
    '',
    'x'.repeat(1e6),
    7,
    null,
    { toString: () => 'red' },
  ])('is never %p', (colour) => {
    expect(colourOf(colour)).toBeNull();
  });
});

describe('an outline', () => {
  it('is dark around what is light, and light around what is dark', () => {
    expect(['#fff', '#FFFF00', 'white', '#f2c037'].map(isLight)).toEqual([true, true, true, true]);
    expect(['#000', '#222222ff', 'Black', '#e03131'].map(isLight)).toEqual([false, false, false, false]);
    expect(['teal', 'rgb(1,2,3)'].map(isLight)).toEqual([null, null]);
  });
});

describe('a grid', () => {
  it('has as many squares as it says, with what stands on them', () => {
    const marks = { x: { name: 'Cross', glyph: '✕', color: '#f00', player_id: 'a' }, o: {} };
    const view = grid({ rows: 2, columns: 3, cells: [['x', null, 'o'], ['wall']], marks, shape: 'hex' });
    expect(view).toMatchObject({ rows: 2, columns: 3, shape: 'hex' });
    expect(view.cells.map((row) => row.map((piece) => piece?.name ?? null))).toEqual([
      ['Cross', null, 'o'],
      ['wall', null, null],
    ]);
    expect(view.cells[0]?.[0]).toEqual({
      text: 'x',
      name: 'Cross',
      glyph: '✕',
      colour: '#f00',
      playerId: 'a',
      isMark: true,
    });
    expect(view.cells[0]?.[2]).toMatchObject({ glyph: null, colour: null, playerId: null, isMark: true });
    expect(view.cells[1]?.[0]).toMatchObject({ glyph: 'wall', isMark: false });
  });

  it('has the marks that it names, and none of every object', () => {
    const cells = [['constructor', '__proto__', 'toString']];
    for (const piece of grid({ cells, marks: {} }).cells[0] ?? []) expect(piece?.isMark).toBe(false);
  });

  it('counts its squares where it does not say how many, or nonsense', () => {
    const cells = [['a'], ['b', 'c']];
    for (const rows of [undefined, 0, -1, 1.5, '2', Number.NaN, null]) {
      expect(grid({ cells, rows, columns: rows })).toMatchObject({ rows: 2, columns: 2 });
    }
  });

  it.each([
    { cells: undefined },
    { cells: 'abc' },
    { cells: [] },
    { cells: [[]] },
    { cells: [null, 7, 'x'] },
    { cells: { 0: ['a'] } },
  ])('is none without squares: %j', (fields) => {
    expect(readGrid(fields)).toBeNull();
  });

  it('takes from a cell a text or a number, plain and bounded', () => {
    const cells = [[7, true, {}, ['x'], '', '  ', '<b>\u202E\u0000x</b>', 'y'.repeat(1e6)]];
    const texts = grid({ cells }).cells[0]?.map((piece) => piece?.text ?? null) ?? [];
    expect(texts.slice(0, 7)).toEqual(['7', null, null, null, null, null, '<b>x</b>']);
    expect(texts[7]).toHaveLength(16);
  });

  it('keeps of labels, last squares and lines what is on the board', () => {
    const view = grid({
      cells: [
        ['a', 'b'],
        ['c', 'd'],
      ],
      row_labels: ['2', 1],
      column_labels: ['a'],
      last: [[0, 1], [9, 9], [-1, 0], ['0', 1], [0], null, [1, 1.5]],
      lines: [
        [
          [0, 0],
          [1, 1],
        ],
        [[0, 0]],
        [
          [0, 0],
          [7, 7],
        ],
        'x',
        null,
      ],
    });
    expect(view).toMatchObject({ rowLabels: ['2', '1'], columnLabels: ['a', ''], last: [[0, 1]] });
    expect(view.lines).toEqual([
      [
        [0, 0],
        [1, 1],
      ],
    ]);
    expect(grid({ cells: [['a']], last: [0, 0], row_labels: [null], shape: 'torus' })).toMatchObject({
      last: [[0, 0]],
      rowLabels: [],
      shape: 'square',
    });
  });

  it('is a text where its squares were too small to be seen, and is cut where that is too long', () => {
    const large = Array.from({ length: 50 }, () => Array.from({ length: 41 }, () => 'x'));
    expect(readGrid({ cells: large })).toMatchObject({ isCut: false, lines: { length: 50 } });
    const million = Array.from({ length: 1_000 }, () => Array.from({ length: 1_000 }, () => 'x'));
    const text = readGrid({ rows: 1_000, columns: 1_000, cells: million });
    expect(text).toMatchObject({ isCut: true });
    expect(JSON.stringify(text).length).toBeLessThan(100_000);
    expect(readGrid({ rows: 1e9, columns: 1e9, cells: [['a', null]] })).toEqual({ lines: ['a .'], isCut: false });
  });
});

describe('cards', () => {
  it('lie open, or face down where they are null', () => {
    const view = readCards({ hands: { a: ['K♠', null, 7], b: [] }, table: ['A♥'] });
    expect(view?.hands.get('a')).toEqual({ cards: ['K♠', null, '7'], more: 0 });
    expect(view?.hands.get('b')).toEqual({ cards: [], more: 0 });
    expect(view?.table.cards).toEqual(['A♥']);
  });

  it('are bounded, and are marked where nobody can read them', () => {
    const hands = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`p${index}`, ['x'.repeat(1e5)]]));
    const view = readCards({ hands, table: Array.from({ length: 1_000 }, () => ({ name: 'K' })) });
    expect(view?.hands.size).toBe(64);
    expect(view?.hands.get('p0')?.cards[0]).toHaveLength(40);
    expect(view?.table).toMatchObject({ cards: { length: 60 }, more: 940 });
    expect(view?.table.cards[0]).toBe('K');
    expect(readCards({ table: [{}, [], true, ''] })?.table.cards).toEqual(['?', '?', '?', '?']);
  });

  it.each([{}, { hands: 'x' }, { hands: ['K'] }, { table: 'K' }])('are none in %j', (fields) => {
    expect(readCards(fields)).toBeNull();
  });

  it('leave out a hand that is none', () => {
    expect([...(readCards({ hands: { a: 'K', b: null, c: ['K'] } })?.hands.keys() ?? [])]).toEqual(['c']);
  });
});

describe('a text', () => {
  it('keeps its lines and spaces, and nothing else that moves text', () => {
    const view = readText({ text: '\n  a  b\t|\r\n\n <b>\u202Ex\u0000\n\n' });
    expect(view).toEqual({ lines: ['  a  b    |', '', ' <b>x'], isCut: false });
  });

  it('is bounded in lines and characters', () => {
    const view = readText({ text: `${'y'.repeat(1_000)}\n${'x\n'.repeat(1e6)}` });
    expect(view).toMatchObject({ isCut: true, lines: { length: 400 } });
    expect(view?.lines[0]).toHaveLength(400);
    expect(readText({ text: ' '.repeat(1e6) })).toMatchObject({ lines: [] });
  });

  it.each([{}, { text: null }, { text: 7 }, { text: ['a'] }])('is none in %j', (fields) => {
    expect(readText(fields)).toBeNull();
  });
});

describe('what is beside a board', () => {
  it('is facts of the game and of players, sides and a caption', () => {
    const fields = {
      facts: [
        { name: 'Komi', value: 6.5 },
        { name: 'Castled', value: true, player_id: 'a' },
        { name: 'Deep', value: { x: 1 } },
        { value: 'no name' },
        'nonsense',
        null,
      ],
      sides: { a: 'White', b: 7, c: null, d: {} },
      caption: 'Check!',
    };
    expect(aboutOf(fields)).toEqual({
      facts: [
        { name: 'Komi', value: '6.5', playerId: null },
        { name: 'Castled', value: 'yes', playerId: 'a' },
      ],
      sides: new Map([
        ['a', 'White'],
        ['b', '7'],
      ]),
      caption: 'Check!',
    });
    expect(aboutOf(fields)).toBe(aboutOf(fields));
  });

  it('is nothing where there is nothing, or nonsense; and bounded', () => {
    const none = { facts: [], sides: new Map(), caption: null };
    for (const fields of [{}, { facts: {}, sides: [], caption: {} }, { facts: 'x', sides: 'y', caption: '' }]) {
      expect(aboutOf(fields)).toEqual(none);
    }
    const huge = aboutOf({ facts: Array.from({ length: 1e5 }, () => ({ name: 'a', value: 'x'.repeat(1e4) })) });
    expect(JSON.stringify(huge).length).toBeLessThan(20_000);
  });
});
