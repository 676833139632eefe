import { describe, expect, it } from '@jest/globals';
import { Chance } from './chance.js';

const draws = (chance: Chance): number[] => Array.from({ length: 20 }, () => chance.between(1, 1_000));

describe('Chance', () => {
  it('makes the same choices for the same seed, and others for another', () => {
    expect(draws(new Chance(7))).toEqual(draws(new Chance(7)));
    expect(draws(new Chance(7))).not.toEqual(draws(new Chance(8)));
  });

  it('gives each name a stream that nobody else draws from', () => {
    const chance = new Chance(7);
    const undisturbed = draws(chance.of('kills'));
    draws(chance);
    expect(draws(chance.of('kills'))).toEqual(undisturbed);
    expect(draws(chance.of('viewers'))).not.toEqual(undisturbed);
  });

  it('draws from the whole range and from nothing beyond it', () => {
    const chance = new Chance(7);
    const drawn = new Set(Array.from({ length: 200 }, () => chance.between(2, 5)));
    expect([...drawn].toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5]);
  });
});
