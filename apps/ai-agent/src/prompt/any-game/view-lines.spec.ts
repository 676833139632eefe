import { describe, expect, it } from '@jest/globals';
import { anyPrompt } from '../../testing/any-prompt.js';

/** What a prompt has between the tags of the state. */
function stateWith(view: unknown): string {
  return /<state>\n([\s\S]*?)\n<\/state>/.exec(anyPrompt({ state: { view } }).text)?.[1] ?? '';
}

describe('a view in a prompt', () => {
  it.each<[string, object, string]>([
    [
      'hexagons, each row half a cell further right',
      {
        kind: 'grid',
        shape: 'hex',
        cells: [
          ['x', null],
          [null, 'o'],
        ],
      },
      '   0 1\n0  x .\n1   . o',
    ],
    ['marks that are brackets', { kind: 'grid', cells: [['<', '>', '`', '<b>']] }, '0  ‹  ›  ´  b›'],
    [
      'a mark that looks like an empty cell',
      { kind: 'grid', cells: [['.', null]] },
      '"·" is an empty cell.\n   0 1\n0  . ·',
    ],
    ['marks of more than one character of any script', { kind: 'grid', cells: [['王', '😀x', null]] }, '0  王  😀x .'],
    ['rows of different lengths', { kind: 'grid', cells: [['x'], [], ['o', 'o', 7]] }, '0  x . .\n1  . . .\n2  o o 7'],
    ['a board without cells', { kind: 'grid', cells: 'none' }, 'The board is empty.'],
    [
      'cards, and how many are face down',
      { kind: 'cards', hands: { 'seat-0': ['K♠', 'Q♥'], 'seat-1': [null, null], ghost: ['A'] }, table: [null, 'J♠'] },
      'P1 (you) holds: K♠, Q♥\nP2 holds: 2 face down\nsomebody holds: A\nOn the table: J♠, 1 face down',
    ],
    ['cards that are none', { kind: 'cards', hands: { 'seat-1': 7 }, table: 'x' }, 'P2 holds: nothing'],
    ['a text as it is drawn', { kind: 'text', text: ' +--+\n |  x\t|\r\n +--+' }, ' +--+\n |  x  |\n +--+'],
    ['another kind of view as JSON', { kind: 'map', towns: { 'seat-1': 3 } }, '{"towns":{"P2":3}}'],
    [
      'facts of any shape',
      { facts: [{ name: null, value: null }, 7, { name: 'x', value: ['seat-1'] }] },
      'fact: null\nfact: null\nx: ["P2"]',
    ],
  ])('draws %s', (_, shown, drawn) => {
    expect(stateWith(shown)).toContain(drawn);
  });

  it.each([null, 7, 'grid', [], { kind: null }, { kind: 'grid', cells: [[]] }, { kind: 'text', text: {} }])(
    'comes without a drawing where the view is %j',
    (shown) => {
      const { text } = anyPrompt({ state: { view: shown } });
      expect(text).toContain('You are P1.');
      expect(text).toContain('a0: pass\na1: move');
    },
  );
});
