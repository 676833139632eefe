import { describe, expect, it } from '@jest/globals';
import { surplusOf } from './fair-share.js';

describe('the surplus of a replica', () => {
  it.each([
    { mine: 10, games: 10, replicas: 1, surplus: 0, why: 'nobody else is there' },
    { mine: 10, games: 10, replicas: 2, surplus: 5, why: 'the other has none' },
    { mine: 1, games: 1, replicas: 2, surplus: 0, why: 'one game cannot be shared' },
    { mine: 6, games: 10, replicas: 2, surplus: 0, why: 'one more than the share is none too many' },
    { mine: 55, games: 100, replicas: 2, surplus: 0, why: 'a tenth more is none too many' },
    { mine: 56, games: 100, replicas: 2, surplus: 6, why: 'more than a tenth is' },
    { mine: 3, games: 0, replicas: 2, surplus: 3, why: 'their jobs have gone' },
    { mine: 2, games: 90, replicas: 3, surplus: 0, why: 'it has less than its share' },
    { mine: 10_000, games: 10_000, replicas: 2, surplus: 250, why: 'they do not all go at once' },
    { mine: 4, games: 4, replicas: 0, surplus: 0, why: 'not even this one is counted yet' },
  ])('of $mine games, $games in all, with $replicas replicas is $surplus: $why', ({ mine, games, replicas, surplus }) => {
    expect(surplusOf(mine, games, replicas)).toBe(surplus);
  });
});
