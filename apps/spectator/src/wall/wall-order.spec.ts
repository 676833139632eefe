import { describe, expect, it } from '@jest/globals';
import { wallOrder } from './wall-order.js';

const TENSIONS = new Map([
  ['a', 0.2],
  ['b', 0.9],
  ['c', 0.21],
]);

describe('the order of the games on the wall', () => {
  it('begins with the tensest; unknown ones come last', () => {
    expect(wallOrder(['x', 'a', 'b'], TENSIONS, [], false)).toEqual(['b', 'a', 'x']);
  });

  it('is not changed by small differences', () => {
    expect(wallOrder(['a', 'c'], TENSIONS, [], false)).toEqual(['a', 'c']);
  });

  it('stays while a viewer is at the wall: new games come last, and those that are gone go', () => {
    expect(wallOrder(['b', 'a', 'n'], TENSIONS, ['a', 'gone', 'b'], true)).toEqual(['a', 'b', 'n']);
  });
});
