import { describe, expect, it } from '@jest/globals';
import { array, assert, integer, property, string } from 'fast-check';
import { LineSplitter } from './line-splitter.js';

function linesOf(chunks: readonly Buffer[]): string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  for (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return lines;
}

describe('lines', () => {
  it('leave out what is empty and keep the last one without a newline', () => {
    expect(linesOf([Buffer.from('\r\na\r\n\n  \nb')])).toEqual(['a', 'b']);
  });

  it('are the same wherever the bytes are cut', () => {
    assert(
      property(array(string({ unit: 'grapheme' })), integer({ min: 1, max: 5 }), (lines, size) => {
        const bytes = Buffer.from(lines.join('\n'));
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, (i + 1) * size),
        );
        expect(linesOf(chunks)).toEqual(linesOf([bytes]));
      }),
    );
  });
});
