import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ThoughtReader } from '../seats/thoughts.js';
import { thoughtsIn } from './thoughts.js';

describe('thoughts in an unfinished answer', () => {
  it.each([
    ['', ''],
    ['{"reas', ''],
    ['{"reasoning": "I am rich', 'I am rich'],
    ['{"reasoning": "so \\"rich\\" \\u0041\\n!", "action_id"', 'so "rich" A\n!'],
    ['{"reasoning": "half an escape \\', 'half an escape '],
    ['{"reasoning": "half a code \\u00', 'half a code '],
    ['```json\n{"reasoning": "fenced', 'fenced'],
    ['Well, I think {"reasoning": "x"}', 'Well, I think'],
    ['{"reasoning": "no \\u00zz code"', 'no \uFFFD code'],
    ['{"reasoning": "\\u0000"', '\0'],
    ['{"reasoning": "half a pair \\ud83d', 'half a pair '],
    ['{"reasoning": "a pair \\ud83d\\ude00', 'a pair \u{1F600}'],
    ['half a pair \ud83d', 'half a pair'],
    ['<thi', ''],
    ['<think>Hm', 'Hm'],
    ['<think>Hm</thi', 'Hm'],
    ['<think>Hm</think>', 'Hm'],
    ['<think>Hm</think>{"reasoning": "so', 'Hm\nso'],
    ['<THINKING>\nHm\n</THINKING>\nSo', 'Hm\nSo'],
    ['Hm, {orange}.</think>{"reasoning": "so', 'Hm, {orange}.\nso'],
    ['◁think▷Hm◁/think▷So', 'Hm\nSo'],
    ['{"reasoning": "<think>Hm</think> so', 'Hm so'],
    ['a < b', 'a < b'],
  ])('of %j are %j', (text, thoughts) => {
    expect(thoughtsIn(text)).toBe(thoughts);
  });

  it('are passed on piece by piece, each letter once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 7 }), (reasoning, size) => {
        const text = JSON.stringify({ reasoning, action_id: 'a0' });
        let response = '';
        const reader = new ThoughtReader((piece) => (response += piece));
        for (let at = 0; at < text.length;) {
          reader.answered(text.slice(at, at + size));
          at += size;
        }
        expect(response).toBe(reasoning.replaceAll(/[\b\f\r]/g, ''));
      }),
    );
  });

  it('are passed on piece by piece without half a character, also where escapes are cut', () => {
    const text = '{"reasoning": "\\ud83d\\ude00\u{1F600}\\u0041\\\\\\""}';
    for (let size = 1; size < text.length; size += 1) {
      const pieces: string[] = [];
      const reader = new ThoughtReader((piece) => pieces.push(piece));
      for (let at = 0; at < text.length; at += size) reader.answered(text.slice(at, at + size));
      expect(pieces.join('')).toBe('\u{1F600}\u{1F600}A\\"');
      for (const piece of pieces) expect(piece).toBe(Buffer.from(piece).toString());
    }
  });

  it('show no tags, wherever they are cut, and grow only at the end', () => {
    const part = fc.constantFrom(
      '<think>',
      '</think>',
      '<think',
      'Hm',
      ' {"reasoning": "',
      '\\n',
      '"',
      '}',
      '< b',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        let before = '';
        for (let end = 0; end <= text.length; end += 1) {
          const shown = thoughtsIn(text.slice(0, end));
          expect(shown.startsWith(before)).toBe(true);
          expect(shown).not.toMatch(/<\/?think>/);
          before = shown;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of another source, or of another attempt, stand on lines of their own', () => {
    let shown = '';
    const reader = new ThoughtReader((piece) => (shown += piece));
    reader.thinking('<thi');
    reader.thinking('nk>One');
    reader.thinking(' more</think>');
    reader.answered('{"reasoning": "Two');
    reader.again();
    reader.answered('{"reasoning": "Three"}');
    expect(shown).toBe('One more\nTwo\nThree');
  });

  it('end where viewers have seen enough', () => {
    let response = '';
    const reader = new ThoughtReader((piece) => (response += piece));
    for (let piece = 0; piece < 100; piece += 1) reader.thinking('x'.repeat(1000));
    expect(response).toHaveLength(8000);
  });
});
