import { expect, it } from '@jest/globals';
import type { GameStore } from './game-store.js';
import { gameOf, lineOf, next, type TestGame } from './testing/stored-games.js';

/** What every GameStore keeps to of transcripts. @param opened anew for each test */
export function itKeepsTranscripts(opened: () => GameStore<TestGame>): void {
  it('keeps transcripts: they are written with a change or not at all, read from a number on, and deleted with their game', async () => {
    const store = opened();
    await store.insert({ game: gameOf('a'), events: [] });
    await store.insert({ game: gameOf('b'), events: [] });
    await store.update('a', (game) => ({ ...next(game), transcript: [lineOf(1), lineOf(2)] }));
    await store.update('a', (game) => ({ ...next(game), transcript: [lineOf(3)] }));
    await store.update('a', () => ({ refused: true }));
    expect(await store.transcript('a', 0, 10)).toEqual([lineOf(1), lineOf(2), lineOf(3)]);
    expect(await store.transcript('a', 1, 1)).toEqual([lineOf(2)]);
    expect(await store.transcript('b', 0, 10)).toEqual([]);
    await store.prune(['running'], '2027-01-01T00:00:00.000Z');
    expect(await store.transcript('a', 0, 10)).toEqual([]);
  });
}
