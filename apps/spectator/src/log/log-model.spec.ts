import { describe, expect, it } from '@jest/globals';
import { ADA, TestGame } from '../story/testing/test-game.js';
import type { Chapter } from '../story/index.js';
import { countUntil, logLinesOf, passes, chapterWindow, MAX_SHOWN_CHAPTERS } from './log-model.js';

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
    const shown = chapterWindow(chapters(100), 555, null);
    expect(shown.chapters.map(({ number }) => number)).toEqual(
      Array.from({ length: MAX_SHOWN_CHAPTERS }, (_, index) => 32 + index),
    );
    expect(shown).toMatchObject({ hasEarlier: true, hasLater: false });
  });

  it('stay where they are while they are read, however far the game goes on', () => {
    const [before, after] = [chapterWindow(chapters(100), 555, 40), chapterWindow(chapters(200), 1_999, 40)];
    expect(after.chapters.slice(0, before.chapters.length)).toEqual(before.chapters);
    expect(after.chapters.length).toBe(2 * MAX_SHOWN_CHAPTERS);
    expect(after.hasLater).toBe(true);
  });

  it('are never none, also when the playhead goes back before what is read', () => {
    expect(chapterWindow(chapters(100), 5, 40).chapters.map(({ number }) => number)).toEqual([0]);
  });

  it('are found by their first events', () => {
    expect([0, 1, 10, 11, 999].map((seq) => countUntil(chapters(3), seq))).toEqual([0, 1, 1, 2, 3]);
  });
});

describe('the lines of a turn', () => {
  const { history } = new TestGame()
    .add('dice:rolled', { ...ADA, dice: [1, 2] })
    .add('agent:thinking', ADA)
    .add('property:purchased', { ...ADA, property_id: 'baltic', price: 60 });

  it('are those events that have words, up to the moment shown', () => {
    expect(logLinesOf(history, 1, 3).map(({ kind }) => kind)).toEqual(['game', 'moves']);
    expect(logLinesOf(history, 1, 99).map(({ kind }) => kind)).toEqual(['game', 'moves', 'deeds']);
  });

  it('hold an action once: where its engine reports the same in an event, that line stands, in the longer words', () => {
    const action = (message: string) => ({ ...ADA, action: { type: 'drop' }, result: { success: true, message } });
    const played = new TestGame()
      .add('agent:decision', ADA)
      .add('disc:dropped', { ...ADA, message: 'Ada plays column 4.' })
      .add('disc:popped', { ...ADA, message: 'A row is full.' })
      .add('turn:action', action('Ada plays column 4. Ada wins.'))
      .add('agent:decision', ADA)
      .add('turn:action', action('Ada plays column 4.'))
      .add('agent:decision', ADA)
      .add('disc:dropped', { ...ADA, message: 'Red plays column 5.' })
      .add('turn:action', action('Red plays column 5.'));
    const [, ...lines] = logLinesOf(played.history, 1, 99).map(({ text }) => text);
    expect(lines).toEqual([
      'Ada plays column 4. Ada wins.',
      'A row is full.',
      'Ada plays column 4.',
      'Ada: Red plays column 5.',
    ]);
  });

  it('can be left out by kind and by player', () => {
    const [begins, rolls] = logLinesOf(history, 1, 99);
    if (!begins || !rolls) throw new Error('there are lines');
    const filter = { hidden: new Set(['moves' as const]), playerId: null };
    expect([begins, rolls].map((line) => passes(line, filter))).toEqual([true, false]);
    expect([begins, rolls].map((line) => passes(line, { hidden: new Set(), playerId: 'b' }))).toEqual([true, false]);
  });
});
