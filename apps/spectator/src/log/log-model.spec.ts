import { describe, expect, it } from '@jest/globals';
import { ADA, Tale } from '../story/testing/telling.js';
import type { Chapter } from '../story/index.js';
import { countUntil, linesOf, passes, shelf, WINDOW } from './log-model.js';

/** Turns of ten events each. */
function chapters(count: number): readonly Chapter[] {
  return Array.from({ length: count }, (_, number) => ({
    number,
    playerId: null,
    playerName: null,
    from: number * 10 + 1,
  }));
}

describe('the turns that the log shows', () => {
  it('are the newest ones until the moment shown', () => {
    const shown = shelf(chapters(100), 555, null);
    expect(shown.chapters.map(({ number }) => number)).toEqual(
      Array.from({ length: WINDOW }, (_, index) => 32 + index),
    );
    expect(shown).toMatchObject({ hasEarlier: true, hasLater: false });
  });

  it('stay where they are while they are read, however far the game goes on', () => {
    const [before, after] = [shelf(chapters(100), 555, 40), shelf(chapters(200), 1_999, 40)];
    expect(after.chapters.slice(0, before.chapters.length)).toEqual(before.chapters);
    expect(after.chapters.length).toBe(2 * WINDOW);
    expect(after.hasLater).toBe(true);
  });

  it('are never none, also when the playhead goes back before what is read', () => {
    expect(shelf(chapters(100), 5, 40).chapters.map(({ number }) => number)).toEqual([0]);
  });

  it('are found by their first events', () => {
    expect([0, 1, 10, 11, 999].map((seq) => countUntil(chapters(3), seq))).toEqual([0, 1, 1, 2, 3]);
  });
});

describe('the lines of a turn', () => {
  const { history } = new Tale()
    .tell('dice:rolled', { ...ADA, dice: [1, 2] })
    .tell('agent:thinking', ADA)
    .tell('property:purchased', { ...ADA, property_id: 'baltic', price: 60 });

  it('are those events that have words, up to the moment shown', () => {
    expect(linesOf(history, 1, 3).map(({ kind }) => kind)).toEqual(['game', 'moves']);
    expect(linesOf(history, 1, 99).map(({ kind }) => kind)).toEqual(['game', 'moves', 'deeds']);
  });

  it('can be left out by kind and by player', () => {
    const [begins, rolls] = linesOf(history, 1, 99);
    if (!begins || !rolls) throw new Error('there are lines');
    const filter = { hidden: new Set(['moves' as const]), playerId: null };
    expect([begins, rolls].map((line) => passes(line, filter))).toEqual([true, false]);
    expect([begins, rolls].map((line) => passes(line, { hidden: new Set(), playerId: 'b' }))).toEqual([true, false]);
  });
});
