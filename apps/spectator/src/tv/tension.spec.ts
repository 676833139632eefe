import { describe, expect, it } from '@jest/globals';
import type { Story } from '../story/index.js';
import { boardState, TestGame } from '../story/testing/test-game.js';
import { tensionOf } from './tension.js';

function standing(ada: number, bob: number): Story {
  return new TestGame().snapshot(boardState({ cash: ada }, { cash: bob })).history.head;
}

describe('the tension of a game', () => {
  it('is greater the closer the first two are', () => {
    expect(tensionOf(standing(1_000, 1_000), 10, 0)).toBeGreaterThan(tensionOf(standing(1_000, 800), 10, 0));
    expect(tensionOf(standing(1_000, 800), 10, 0)).toBeGreaterThan(tensionOf(standing(1_000, 100), 10, 0));
  });

  it('grows with its turns', () => {
    expect(tensionOf(standing(9, 5), 80, 0)).toBeGreaterThan(tensionOf(standing(9, 5), 8, 0));
  });

  it('is greater after a moment', () => {
    expect(tensionOf(standing(9, 5), 8, 0.5)).toBeGreaterThan(tensionOf(standing(9, 5), 8, 0.1));
  });

  it('is greater while a debt is to be paid', () => {
    const decision = { kind: 'debt', player_id: 'a', context: { amount: 100, cause: 'rent' } };
    const { head } = new TestGame().snapshot({ ...boardState({ cash: 9 }, { cash: 5 }), decision }).history;
    expect(tensionOf(head, 8, 0)).toBeGreaterThan(tensionOf(standing(9, 5), 8, 0));
  });

  it.each([
    { what: 'nobody has anything', story: standing(0, 0) },
    { what: 'one has everything', story: standing(5, 0) },
    { what: 'all is equal and late', story: standing(7, 7) },
  ])('is between 0 and 1 where $what', ({ story }) => {
    for (const turns of [0, 1_000_000]) {
      expect(tensionOf(story, turns, 0)).toBeGreaterThanOrEqual(0);
      expect(tensionOf(story, turns, 0)).toBeLessThanOrEqual(1);
    }
  });
});
