import { describe, expect, it } from '@jest/globals';
import { claimOf, claimsNext, isPastTolerance, surplusOf } from './shares.js';

describe('what a replica should take of the games that wait', () => {
  it.each([
    { mine: 0, held: 0, waiting: 5, replicas: 1, claim: 5, why: 'nobody else is there' },
    { mine: 0, held: 0, waiting: 5, replicas: 2, claim: 3, why: 'the other should take the rest' },
    { mine: 3, held: 8, waiting: 5, replicas: 2, claim: 4, why: 'the other has five already' },
    { mine: 5, held: 8, waiting: 1, replicas: 2, claim: 0, why: 'the other has fewer' },
    { mine: 7, held: 8, waiting: 1, replicas: 3, claim: 0, why: 'it has more than its share' },
    { mine: 2, held: 4, waiting: 1, replicas: 2, claim: 1, why: 'all have the same' },
    { mine: 3, held: 3, waiting: 5, replicas: 1, claim: 5, why: 'those of dead replicas wait for the one that lives' },
    { mine: 0, held: 0, waiting: 2, replicas: 0, claim: 2, why: 'not even this one is counted yet' },
  ])('is $claim of $waiting where it runs $mine of $held on $replicas replicas: $why', ({ mine, claim, ...seen }) => {
    expect(claimOf(mine, seen)).toBe(claim);
  });
});

describe('the next game that comes', () => {
  it.each([
    { mine: 0, held: 0, waiting: 0, replicas: 3, isOurs: true, why: 'no games at all' },
    { mine: 4, held: 8, waiting: 0, replicas: 2, isOurs: true, why: 'all have the same' },
    { mine: 5, held: 9, waiting: 0, replicas: 2, isOurs: false, why: 'the other has fewer' },
    { mine: 4, held: 9, waiting: 0, replicas: 2, isOurs: true, why: 'the other has more' },
    { mine: 4, held: 8, waiting: 1, replicas: 2, isOurs: false, why: 'one waits already' },
    { mine: 8, held: 8, waiting: 0, replicas: 1, isOurs: true, why: 'nobody else is there' },
  ])('is ours: $isOurs with $mine of $held on $replicas replicas: $why', ({ mine, isOurs, ...seen }) => {
    expect(claimsNext(mine, seen)).toBe(isOurs);
  });
});

describe('the surplus of a replica', () => {
  it.each([
    { mine: 10, held: 10, replicas: 1, surplus: 0, isTooMuch: false, why: 'nobody else is there' },
    { mine: 10, held: 10, replicas: 2, surplus: 5, isTooMuch: true, why: 'the other has none' },
    { mine: 8, held: 8, replicas: 3, surplus: 5, isTooMuch: true, why: 'two others have none' },
    { mine: 1, held: 1, replicas: 2, surplus: 0, isTooMuch: false, why: 'one game cannot be shared' },
    { mine: 2, held: 2, replicas: 2, surplus: 1, isTooMuch: false, why: 'one more than the share is none too many' },
    { mine: 6, held: 10, replicas: 2, surplus: 1, isTooMuch: false, why: 'likewise' },
    { mine: 7, held: 10, replicas: 2, surplus: 2, isTooMuch: true, why: 'two more are' },
    { mine: 55, held: 100, replicas: 2, surplus: 5, isTooMuch: false, why: 'a tenth more is none too many' },
    { mine: 56, held: 100, replicas: 2, surplus: 6, isTooMuch: true, why: 'more than a tenth is' },
    { mine: 2, held: 90, replicas: 3, surplus: 0, isTooMuch: false, why: 'it has less than its share' },
    { mine: 4, held: 4, replicas: 0, surplus: 0, isTooMuch: false, why: 'not even this one is counted yet' },
  ])(
    'of $mine games of $held on $replicas replicas is $surplus, too much: $isTooMuch: $why',
    ({ mine, held, replicas, surplus, isTooMuch }) => {
      const seen = { replicas, held, waiting: 0 };
      expect(surplusOf(mine, seen)).toBe(surplus);
      expect(isPastTolerance(mine, seen)).toBe(isTooMuch);
    },
  );

  it('is left where others wait for it: for each replica above its share there is one below it', () => {
    for (let replicas = 2; replicas <= 5; replicas++) {
      for (let mine = 0; mine <= 30; mine++) {
        for (let others = 0; others <= 30; others++) {
          const surplus = surplusOf(mine, { replicas, held: mine + others, waiting: 0 });
          if (surplus === 0) continue;
          const handedOver = { replicas, held: mine + others - surplus, waiting: surplus };
          expect(claimOf(mine - surplus, handedOver)).toBe(0);
          expect(claimOf(Math.floor(others / (replicas - 1)), handedOver)).toBeGreaterThan(0);
        }
      }
    }
  });
});
