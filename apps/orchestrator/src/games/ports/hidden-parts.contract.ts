import { expect, it } from '@jest/globals';
import { encodeEvent, encodeSnapshot } from './encoded.js';
import type { GameStore, StoreChange } from './game-store.js';
import { AT, gameOf, next, stateOf, type TestGame } from './testing/stored-games.js';

/** The game's next event and snapshot, of which others are shown another one. */
function hiding(game: TestGame): StoreChange<TestGame> {
  const change = next(game, true);
  const [event] = change.events;
  const { snapshot } = change;
  if (event === undefined || snapshot === undefined) return change;
  const base = game.seq === 0 ? shownState(0) : shownState(game.seq);
  const shown = encodeSnapshot(base, { ...snapshot, state: shownState(snapshot.seq) });
  return {
    ...change,
    events: [
      { ...encodeEvent({ seq: event.seq, at: AT, event: 'game:speed', payload: { speed: 'slow' } }), full: event.json },
    ],
    snapshot: { ...shown, full: { state: snapshot.state, patch: snapshot.patch } },
  };
}

const shownState = (seq: number): TestGame['state'] => ({ ...stateOf(seq), turn_phase: `shown ${seq}` });

/** What every GameStore keeps to where a game hides something. @param store anew for each test */
export function itKeepsWhatIsHidden(store: () => GameStore<TestGame>): void {
  it('shows nobody but fullEvents what is hidden, until a change reveals all of it', async () => {
    const stored = store();
    const state = stateOf(0);
    await stored.insert({ game: gameOf('a', { state }), events: [], shownFirst: JSON.stringify(shownState(0)) });
    await stored.insert({ game: gameOf('b', { state }), events: [], shownFirst: JSON.stringify(shownState(0)) });
    for (let seq = 1; seq <= 60; seq += 1) {
      await stored.update('a', hiding);
      await stored.update('b', hiding);
    }
    const [first] = await stored.fullEvents('a', 0, 1);
    const shown = await stored.events('a', 0, 100);
    expect(shown.map(({ json }) => json)).toEqual(shown.map(({ json }) => json.replace('"fast"', '"slow"')));
    expect(shown.some((event) => 'full' in event)).toBe(false);
    expect(first).toEqual({ ...shown[0], full: shown[0]?.json.replace('"slow"', '"fast"') });
    for (const seq of [0, 1, 50, 60]) expect(await stored.stateAt('a', seq)).toEqual(shownState(seq));
    expect(JSON.stringify(await stored.snapshots('a', 0, 1))).toContain('shown 0');
    expect((await stored.find('a'))?.state).toEqual(stateOf(60));

    await stored.update('a', (game) => ({ ...hiding(game), reveals: true }));

    const revealed = await stored.events('a', 0, 100);
    expect(revealed).toHaveLength(61);
    expect(revealed.some(({ json }) => json.includes('"slow"'))).toBe(false);
    expect(await stored.fullEvents('a', 0, 100)).toEqual(revealed);
    for (const seq of [0, 1, 50, 60, 61]) expect(await stored.stateAt('a', seq)).toEqual(stateOf(seq));
    expect(JSON.stringify(await stored.snapshots('a', 0, 100))).not.toContain('shown');
    expect(await stored.stateAt('b', 60)).toEqual(shownState(60));
  });
}
