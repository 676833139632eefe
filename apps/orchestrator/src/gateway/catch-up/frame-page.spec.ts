import { describe, expect, it } from '@jest/globals';
import { extended, pageOf, sliceOf } from './frame-page.js';
import { bytesAfter } from '../testing/frames.js';

describe('a page of frames', () => {
  const page = pageOf(10, bytesAfter(10, 5, 3));

  it('has the events after its number', () => {
    expect(page).toMatchObject({ after: 10, last: 15 });
    expect(page.frames).toEqual(Buffer.concat(bytesAfter(10, 5, 3)));
  });

  it.each([
    { from: 10, upTo: 99, bytes: 99, has: [11, 12, 13, 14, 15], because: 'all that there is' },
    { from: 12, upTo: 99, bytes: 99, has: [13, 14, 15], because: 'what is missing' },
    { from: 12, upTo: 14, bytes: 99, has: [13, 14], because: 'what was emitted already' },
    { from: 11, upTo: 99, bytes: 7, has: [12, 13], because: 'what fits' },
    { from: 11, upTo: 99, bytes: 6, has: [12, 13], because: 'what just fits' },
    { from: 11, upTo: 99, bytes: 1, has: [12], because: 'one event, though it does not fit' },
  ])('gives $because', ({ from, upTo, bytes, has }) => {
    const slice = sliceOf(page, from, upTo, bytes);
    expect(slice?.last).toBe(has.at(-1));
    expect(slice?.frames).toEqual(Buffer.concat(bytesAfter(from, has.length, 3)));
  });

  it.each([
    { from: 15, upTo: 99 },
    { from: 12, upTo: 12 },
    { from: 12, upTo: 11 },
  ])('gives nothing after $from up to $upTo', ({ from, upTo }) => {
    expect(sliceOf(page, from, upTo, 99)).toBeUndefined();
  });

  it('is extended by a new page, and itself stays as it was', () => {
    const longer = extended(page, bytesAfter(15, 2, 4));
    expect(longer).toMatchObject({ after: 10, last: 17 });
    expect(sliceOf(longer, 14, 99, 99)?.frames).toEqual(
      Buffer.concat([...bytesAfter(14, 1, 3), ...bytesAfter(15, 2, 4)]),
    );
    expect(page.last).toBe(15);
  });
});
