import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { OrderingBuffer } from './ordering-buffer.js';

const numbered = (seq: number): { seq: number } => ({ seq });
const seqs = (items: readonly { seq: number }[]): number[] => items.map(({ seq }) => seq);

describe('OrderingBuffer', () => {
  it('gives each number once, in order, however they arrive and repeat', () => {
    const arrival = fc
      .array(fc.integer({ min: 1, max: 30 }), { maxLength: 60 })
      .map((extra) => [...Array.from({ length: 30 }, (_, index) => index + 1), ...extra])
      .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
    fc.assert(
      fc.property(arrival, (arriving) => {
        const buffer = new OrderingBuffer(0);
        const given = arriving.flatMap((seq) => seqs(buffer.add(numbered(seq))));
        expect(given).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
      }),
    );
  });

  it('holds what follows a gap, and reports that something is missing', () => {
    const buffer = new OrderingBuffer(4);
    expect(seqs(buffer.add(numbered(5)))).toEqual([5]);
    expect(buffer.add(numbered(7))).toEqual([]);
    expect(buffer.missing).toBe(true);
    expect(seqs(buffer.add(numbered(6)))).toEqual([6, 7]);
    expect(buffer.missing).toBe(false);
  });

  it('misses what is only known to exist', () => {
    const buffer = new OrderingBuffer(4);
    buffer.expect(5);
    expect(buffer.missing).toBe(true);
  });

  it('holds everything until it learns where to start, then gives only what follows', () => {
    const buffer = new OrderingBuffer(null);
    expect([9, 10, 11].flatMap((seq) => buffer.add(numbered(seq)))).toEqual([]);
    expect(buffer.missing).toBe(false);
    expect(seqs(buffer.startAfter(9))).toEqual([10, 11]);
    expect(buffer.last).toBe(11);
  });
});
