import { describe, expect, it } from '@jest/globals';
import { readRefusal } from './refusal.reader.js';

describe('why an engine said no', () => {
  it.each([
    [{ detail: 'no money' }, 'no money', undefined],
    [{ detail: { message: 'no money', code: 'cash' } }, 'no money', 'cash'],
    [{ detail: [{ msg: 'too few' }, { loc: [1] }, { msg: 'too many' }] }, 'too few; too many', undefined],
    [{ error: 'no', error_code: 'e7' }, 'no', 'e7'],
    [{ title: 'Bad Request', detail: '', code: 'bad' }, 'Bad Request', 'bad'],
    ['plain text', 'plain text', undefined],
    [{ detail: 5 }, 'otherwise', undefined],
    [undefined, 'otherwise', undefined],
    [{ detail: 'two\nlines\u0000' }, 'two lines', undefined],
  ])('is read from %j', (body, message, code) => {
    expect(readRefusal(body, 'otherwise')).toEqual({ message, code });
  });

  it('is at most 300 characters long', () => {
    expect(readRefusal({ detail: 'x'.repeat(10_000) }, '').message).toHaveLength(300);
  });
});
