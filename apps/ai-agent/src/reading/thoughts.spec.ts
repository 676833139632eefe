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
  ])('of %j are %j', (text, thoughts) => {
    expect(thoughtsIn(text)).toBe(thoughts);
  });

  it('are told piece by piece, each letter once', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 7 }), (reasoning, size) => {
        const text = JSON.stringify({ reasoning, action_id: 'a0' });
        let told = '';
        const reader = new ThoughtReader((piece) => (told += piece));
        for (let at = 0; at < text.length;) {
          reader.answered(text.slice(at, at + size));
          at += size;
        }
        expect(told).toBe(reasoning.replaceAll(/[\b\f\r]/g, ''));
      }),
    );
  });

  it('end where viewers have seen enough', () => {
    let told = '';
    const reader = new ThoughtReader((piece) => (told += piece));
    for (let piece = 0; piece < 100; piece += 1) reader.thought('x'.repeat(1000));
    expect(told).toHaveLength(8000);
  });
});
