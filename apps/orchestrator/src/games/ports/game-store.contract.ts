import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type NumberedEvent, patchBetween } from '#libs/protocol';
import { encodeEvent, encodeSnapshot } from './encoded.js';
import { itListsGames } from './game-lists.contract.js';
import type { GameStore, StoredGame } from './game-store.js';
import { itKeepsWhatIsHidden } from './hidden-parts.contract.js';
import { AT, gameOf, next, speedEvent, stateOf, type TestGame } from './testing/stored-games.js';
import { itKeepsTranscripts } from './transcripts.contract.js';

export type { TestGame };

export interface StoreUnderTest {
  readonly store: GameStore<TestGame>;
  close(): Promise<void>;
}

/** What every GameStore keeps to. */
export function itIsAGameStore(open: () => Promise<StoreUnderTest>): void {
  let under: StoreUnderTest;
  let store: GameStore<TestGame>;
  beforeEach(async () => {
    under = await open();
    ({ store } = under);
  });
  afterEach(() => under.close());

  itKeepsWhatIsHidden(() => store);
  itKeepsTranscripts(() => store);

  const insert = (game: TestGame): Promise<boolean> => store.insert({ game, events: [] });

  describe('games', () => {
    it('are counted by their statuses, all or those of one creator', async () => {
      await insert(gameOf('a', { createdBy: 'ci' }));
      await insert(gameOf('b', { createdBy: 'ci', status: 'stopped' }));
      await insert(gameOf('c'));
      const of = [store.count(['running']), store.count(['running'], 'ci'), store.count(['running', 'stopped'], 'ci')];
      expect(await Promise.all(of)).toEqual([2, 1, 2]);
    });

    it('finds what was inserted, and nothing else', async () => {
      await insert(gameOf('a', { note: 'all of it' }));
      expect(await store.find('a')).toEqual(gameOf('a', { note: 'all of it' }));
      expect(await store.find('b')).toBeUndefined();
      expect(await store.find('__proto__')).toBeUndefined();
    });

    it('has no game under an id that no database takes, and rejects no question about it', async () => {
      const id = 'a\0';
      expect(await store.find(id)).toBeUndefined();
      expect(await store.events(id, 0, 10)).toEqual([]);
      expect(await store.snapshots(id, 0, 10)).toEqual([]);
      expect(await store.transcript(id, 0, 10)).toEqual([]);
      expect(await store.stateAt(id, 0)).toBeUndefined();
      expect(await store.lastSeqs([id])).toEqual(new Map());
    });

    it('keeps a text a text, also one that looks like JSON', async () => {
      const state = { ...stateOf(0), players: [{ id: 'a', name: '[1]' }] };
      const event: NumberedEvent = {
        seq: 1,
        at: AT,
        event: 'agent:chat',
        payload: { player_id: 'a', player_name: '[1]', message: '{"x":1}' },
      };
      const after = { ...state, turn_phase: '[2]' };
      await store.insert({ game: gameOf('a', { note: '[1,2]', state }), events: [] });
      await store.update('a', (game) => ({
        game: { ...game, state: after, seq: 1 },
        events: [encodeEvent(event)],
        snapshot: encodeSnapshot(state, { seq: 1, baseSeq: 0, state: after }),
      }));
      expect(await store.find('a')).toMatchObject({ note: '[1,2]', state: after });
      expect((await store.list({ limit: 1 })).games[0]).toMatchObject({ note: '[1,2]' });
      expect(await store.events('a', 0, 10)).toEqual([encodeEvent(event)]);
      expect(await store.stateAt('a', 0)).toEqual(state);
      expect(await store.stateAt('a', 1)).toEqual(after);
    });

    it('knows the last numbers of many games at once', async () => {
      for (const id of ['a', 'b']) await insert(gameOf(id));
      await store.update('a', (game) => next(game));
      const unknown = Array.from({ length: 2_500 }, (_, index) => `unknown ${index}`);
      expect(await store.lastSeqs(['a', ...unknown, 'b', '__proto__'])).toEqual(
        new Map([
          ['a', 1],
          ['b', 0],
        ]),
      );
      expect(await store.lastSeqs([])).toEqual(new Map());
    });

    it('refuses a second game of the same id', async () => {
      await insert(gameOf('a'));
      await expect(insert(gameOf('a'))).rejects.toThrow('a');
    });

    it('keeps what has happened in a new game together with it, or nothing', async () => {
      const state = stateOf(0);
      const written = {
        game: gameOf('a', { seq: 1, state }),
        events: [speedEvent(1)],
        snapshot: encodeSnapshot(state, { seq: 1, baseSeq: 0, state }),
      };
      expect(await store.insert(written)).toBe(true);
      expect(await store.events('a', 0, 10)).toEqual(written.events);
      expect(await store.stateAt('a', 0)).toEqual(state);
      expect((await store.snapshots('a', 0, 10)).map(({ seq }) => seq)).toEqual([0, 1]);
      await store.update('a', (now) => next(now, true));
      expect((await store.snapshots('a', 0, 10)).map(({ seq }) => seq)).toEqual([0, 1, 2]);
      expect(await store.stateAt('a', 2)).toEqual(stateOf(2));
      await expect(store.insert(written)).rejects.toThrow('a');
      expect(await store.events('a', 0, 10)).toHaveLength(2);
    });

    it('inserts one game per creation key and keeps the first answer', async () => {
      const creation = { key: 'k', fingerprint: 'f', gameId: 'a', answer: '{}' };
      expect(await store.insert({ game: gameOf('a'), events: [] }, creation)).toBe(true);
      expect(await store.insert({ game: gameOf('b'), events: [] }, { ...creation, gameId: 'b' })).toBe(false);
      expect(await store.find('b')).toBeUndefined();
      expect(await store.findCreation('k')).toEqual(creation);
      expect(await store.findCreation('other')).toBeUndefined();
    });
  });

  itListsGames(() => store);

  describe('updates', () => {
    it('writes what a change returns, and passes on what is none', async () => {
      await insert(gameOf('a'));
      expect(await store.update('a', (game) => next(game))).toMatchObject({ game: { seq: 1 } });
      expect(await store.update('a', () => ({ refused: 'no' }))).toEqual({ refused: 'no' });
      expect(await store.update('b', (game) => next(game))).toBeUndefined();
      expect(await store.find('a')).toMatchObject({ seq: 1 });
    });

    it('writes nothing when a change throws', async () => {
      await insert(gameOf('a'));
      const broken = store.update('a', () => {
        throw new Error('broken');
      });
      await expect(broken).rejects.toThrow('broken');
      expect(await store.find('a')).toMatchObject({ seq: 0 });
    });

    it('lets concurrent changes see each other, and resolves them in order', async () => {
      await insert(gameOf('a'));
      const resolved: number[] = [];
      const updates = Array.from({ length: 50 }, async () => {
        const changed = await store.update('a', (game) => next(game));
        if (changed !== undefined && 'game' in changed) resolved.push(changed.game.seq);
      });
      await Promise.all(updates);
      expect(resolved).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
      expect((await store.events('a', 0, 100)).map(({ seq }) => seq)).toEqual(resolved);
    });
  });

  describe('history', () => {
    it('reads events after a number, oldest first, up to a limit', async () => {
      await insert(gameOf('a'));
      for (let seq = 1; seq <= 5; seq += 1) await store.update('a', (game) => next(game));
      expect((await store.events('a', 2, 2)).map(({ seq }) => seq)).toEqual([3, 4]);
      expect(await store.events('a', 5, 10)).toEqual([]);
      expect(await store.events('b', 0, 10)).toEqual([]);
    });

    it('rebuilds the state as it was after any event', async () => {
      await insert(gameOf('a'));
      for (let seq = 1; seq <= 130; seq += 1) await store.update('a', (game) => next(game, seq % 2 === 0));
      for (const seq of [0, 1, 2, 3, 99, 100, 101, 129, 130]) {
        expect(await store.stateAt('a', seq)).toEqual(stateOf(seq - (seq % 2)));
      }
      const snapshots = await store.snapshots('a', 0, 100);
      expect(snapshots.map(({ seq }) => seq)).toEqual(Array.from({ length: 66 }, (_, index) => index * 2));
      expect(snapshots[0]).toEqual({ seq: 0, json: JSON.stringify(stateOf(0)), isPatch: false });
      for (const { seq, json } of snapshots.filter(({ isPatch }) => isPatch))
        expect(JSON.parse(json)).toEqual(patchBetween(stateOf(seq - 2), stateOf(seq)));
      expect(await store.snapshots('a', 60, 4)).toEqual(snapshots.slice(60, 64));
      expect(await store.snapshots('b', 0, 100)).toEqual([]);
      expect(await store.stateAt('a', 131)).toBeUndefined();
      expect(await store.stateAt('b', 0)).toBeUndefined();
    });
  });

  it('prunes old games of some statuses, with all that belongs to them', async () => {
    const creation = { key: 'k', fingerprint: 'f', gameId: 'old', answer: '{}' };
    const over = { status: 'completed' };
    await store.insert({ game: gameOf('old', over), events: [] }, creation);
    await store.update('old', (game) => next(game, true));
    await insert(gameOf('new', { ...over, updatedAt: '2026-02-01T00:00:00.000Z' }));
    await insert(gameOf('under way'));
    const pruned: string[] = [];
    const note = async (games: readonly StoredGame[]): Promise<void> => {
      pruned.push(...games.map(({ id, status }) => `${id} ${status}`));
      return Promise.resolve();
    };
    expect(await store.prune(['completed', 'stopped'], '2026-01-15T00:00:00.000Z', note)).toBe(1);
    expect(pruned).toEqual(['old completed']);
    expect((await store.list({ limit: 10 })).games.map(({ id }) => id).toSorted()).toEqual(['new', 'under way']);
    expect(await store.find('old')).toBeUndefined();
    expect(await store.events('old', 0, 10)).toEqual([]);
    expect(await store.findCreation('k')).toBeUndefined();
  });
}
