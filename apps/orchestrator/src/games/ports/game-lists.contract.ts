import { describe, expect, it } from '@jest/globals';
import { type GameQuery, type GameStore, InvalidCursor } from './game-store.js';
import { gameOf, type TestGame } from './testing/stored-games.js';

/** The lists of every GameStore. `opened` is the store of the test that runs. */
export function itListsGames(opened: () => GameStore<TestGame>): void {
  const insert = (game: TestGame): Promise<boolean> => opened().insert({ game, events: [] });

  describe('lists', () => {
    it('pages through games, newest first, by status, and counts them', async () => {
      for (const [index, id] of ['a', 'b', 'c', 'd', 'e'].entries()) {
        const createdAt = `2026-01-0${index + 1}T00:00:00.000Z`;
        await insert(gameOf(id, { createdAt, status: id === 'c' ? 'stopped' : 'running' }));
      }
      const first = await opened().list({ status: 'running', limit: 2 });
      expect(first.games.map(({ id }) => id)).toEqual(['e', 'd']);
      const second = await opened().list({ status: 'running', limit: 2, cursor: first.nextCursor ?? '' });
      expect(second.games.map(({ id }) => id)).toEqual(['b', 'a']);
      expect(second.nextCursor).toBeNull();
      expect((await opened().list({ limit: 10 })).games).toHaveLength(5);
      const counts = await opened().countByGame(['running', 'stopped', 'failed']);
      expect(counts).toHaveLength(2);
      expect(counts).toContainEqual({ status: 'running', gameKey: undefined, games: 4 });
      expect(counts).toContainEqual({ status: 'stopped', gameKey: undefined, games: 1 });
    });

    it('pages through the games of one key, and through those without one, and counts each', async () => {
      const keys = ['go', undefined, 'chess', 'go', 'go', undefined];
      for (const [index, gameKey] of keys.entries()) {
        const createdAt = `2026-01-0${index + 1}T00:00:00.000Z`;
        const status = index === 0 ? 'stopped' : 'running';
        await insert(gameOf(`g${index}`, { createdAt, status, ...(gameKey !== undefined && { gameKey }) }));
      }
      const listed = async (query: Omit<GameQuery, 'limit'>): Promise<readonly string[]> => {
        const ids: string[] = [];
        let cursor: string | null | undefined;
        while (cursor !== null) {
          const page = await opened().list({ ...query, limit: 1, ...(cursor !== undefined && { cursor }) });
          ids.push(...page.games.map(({ id }) => id));
          cursor = page.nextCursor;
        }
        return ids;
      };
      expect(await listed({ game: { key: 'go', orNone: false } })).toEqual(['g4', 'g3', 'g0']);
      expect(await listed({ game: { key: 'go', orNone: false }, status: 'running' })).toEqual(['g4', 'g3']);
      expect(await listed({ game: { key: undefined, orNone: true } })).toEqual(['g5', 'g1']);
      expect(await listed({ game: { key: 'chess', orNone: true } })).toEqual(['g5', 'g2', 'g1']);
      expect(await listed({ game: { key: 'poker', orNone: false } })).toEqual([]);
      const counts = await opened().countByGame(['running']);
      expect(counts).toHaveLength(3);
      for (const [gameKey, games] of [
        [undefined, 2],
        ['chess', 1],
        ['go', 2],
      ] as const)
        expect(counts).toContainEqual({ status: 'running', gameKey, games });
    });

    it('pages through the games of a tournament', async () => {
      for (const [index, id] of ['cup', undefined, 'cup', 'ladder', 'cup'].entries()) {
        const createdAt = `2026-01-0${index + 1}T00:00:00.000Z`;
        const tournament = id === undefined ? {} : { tournament: { tournament_id: id } };
        await insert(gameOf(`g${index}`, { createdAt, status: index === 0 ? 'stopped' : 'running', ...tournament }));
      }
      const page = await opened().list({ tournament: 'cup', limit: 2 });
      expect(page.games.map(({ id }) => id)).toEqual(['g4', 'g2']);
      const second = await opened().list({ tournament: 'cup', limit: 2, cursor: page.nextCursor ?? '' });
      expect(second.games.map(({ id }) => id)).toEqual(['g0']);
      const running = await opened().list({ tournament: 'cup', status: 'running', limit: 9 });
      expect(running.games.map(({ id }) => id)).toEqual(['g4', 'g2']);
      expect((await opened().list({ tournament: 'none', limit: 9 })).games).toEqual([]);
    });

    it('pages one by one through games that were created in the same millisecond', async () => {
      const ids = ['c', 'a', 'e', 'b', 'd'];
      for (const id of ids) await insert(gameOf(id));
      await insert(gameOf('older', { createdAt: '2025-12-31T23:59:59.999Z' }));
      const seen: (string | undefined)[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null && seen.length < 10) {
        const page = await opened().list({ limit: 1, ...(cursor !== undefined && { cursor }) });
        seen.push(...page.games.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(['e', 'd', 'c', 'b', 'a', 'older']);
    });

    it.each(['rubbish', '', 'x y z', Buffer.from('yesterday a').toString('base64url')])(
      'refuses the cursor %j',
      async (cursor) => {
        await expect(opened().list({ limit: 1, cursor })).rejects.toThrow(InvalidCursor);
      },
    );

    describe('of one status by their last write', () => {
      const at = (day: number): string => `2026-01-0${day}T00:00:00.000Z`;
      const idsOf = (games: readonly TestGame[]): readonly string[] => games.map(({ id }) => id);

      it('have those first that were written longest ago, and those of the same time by id', async () => {
        await insert(gameOf('new', { createdAt: at(1), updatedAt: at(4) }));
        await insert(gameOf('stuck', { createdAt: at(2), updatedAt: at(3) }));
        await insert(gameOf('stuck too', { createdAt: at(3), updatedAt: at(3) }));
        await insert(gameOf('other', { createdAt: at(1), updatedAt: at(1), status: 'stopped' }));
        const all = await opened().listByLastWrite({ status: 'running', limit: 10 });
        expect(idsOf(all.games)).toEqual(['stuck', 'stuck too', 'new']);
        expect(all.nextCursor).toBeNull();
        expect((await opened().listByLastWrite({ status: 'failed', limit: 10 })).games).toEqual([]);
      });

      it('go on after a page, also among those of the same time', async () => {
        for (const id of ['c', 'a', 'b']) await insert(gameOf(id, { updatedAt: at(2) }));
        await insert(gameOf('d', { updatedAt: at(3) }));
        const first = await opened().listByLastWrite({ status: 'running', limit: 2 });
        expect(idsOf(first.games)).toEqual(['a', 'b']);
        const cursor = first.nextCursor ?? '';
        const second = await opened().listByLastWrite({ status: 'running', limit: 2, cursor });
        expect(idsOf(second.games)).toEqual(['c', 'd']);
        expect(second.nextCursor).toBeNull();
      });

      it('refuse a cursor that is none', async () => {
        const asked = opened().listByLastWrite({ status: 'running', limit: 1, cursor: 'rubbish' });
        await expect(asked).rejects.toThrow(InvalidCursor);
      });
    });
  });
}
