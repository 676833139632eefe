import { describe, expect, it } from '@jest/globals';
import { KnownLabels } from './known-labels.js';

describe('the values of a label', () => {
  it('are those that came first, and "other" beyond the limit, however many clients invent', () => {
    const labels = new KnownLabels(2);
    expect(['a', 'b', 'c', 'a', 'd', 'b'].map((name) => labels.of(name))).toEqual([
      'a',
      'b',
      'other',
      'a',
      'other',
      'b',
    ]);
  });
});
