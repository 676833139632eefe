import { describe, expect, it } from '@jest/globals';
import { JAIL, spotOn } from './token-spot.js';

const PLACES = [0, 1, 2, 3, 4, 5, 6];
/** Per cent of the board: nearer tokens would hide each other. */
const MIN_GAP = 2;

describe('where tokens stand', () => {
  it('is another place in the cell than on the way of those who just visit, for any two of them', () => {
    for (const locked of PLACES) {
      for (const visiting of PLACES) {
        const [one, other] = [spotOn(JAIL, locked, true), spotOn(JAIL, visiting, false)];
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(MIN_GAP);
      }
    }
  });

  it.each([0, 5, JAIL, 17, 20, 25, 30, 33])('is beside each other on square %d, and on the board', (position) => {
    const spots = PLACES.map((place) => spotOn(position, place, false));
    for (const [index, spot] of spots.entries()) {
      expect(Math.min(spot.x, spot.y)).toBeGreaterThan(1);
      expect(Math.max(spot.x, spot.y)).toBeLessThan(99);
      for (const other of spots.slice(index + 1))
        expect(Math.hypot(spot.x - other.x, spot.y - other.y)).toBeGreaterThan(MIN_GAP);
    }
  });

  it('is the square alone anywhere else: nobody is locked up there', () => {
    expect(spotOn(7, 0, true)).toEqual(spotOn(7, 0, false));
  });
});
