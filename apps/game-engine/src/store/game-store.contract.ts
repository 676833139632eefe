import { beforeEach, describe, expect, it } from '@jest/globals';
import type { GameCreation, RecordedAction } from './game-record.js';
import type { GameStore } from './game-store.js';

const CREATION: GameCreation = {
  id: 'g',
  players: [
    { id: 'a', name: 'Ann' },
    { id: 'b', name: 'Bob' },
  ],
  seed: 7,
  options: {},
  createdAt: '2024-01-01T00:00:00.000Z',
};
const ROLL: RecordedAction = { action: { seat: 0, type: 'roll_dice' }, at: '2024-01-01T00:00:01.000Z' };
const END: RecordedAction = {
  action: { seat: 0, type: 'end_turn' },
  at: '2024-01-01T00:00:02.000Z',
  request: { key: 'k', fingerprint: 'f' },
};

/** What every {@link GameStore} promises. */
export function describeGameStore(name: string, create: () => GameStore): void {
  describe(`${name} as a game store`, () => {
    let store: GameStore;
    beforeEach(async () => {
      store = create();
      await store.add(CREATION);
    });

    it('finds a game as it was created, and no other', async () => {
      expect(await store.find('g')).toEqual({ creation: CREATION, startedAt: null, actions: [] });
      expect(await store.find('h')).toBeUndefined();
    });

    it('does not create a game twice', async () => {
      await expect(store.add({ ...CREATION, seed: 8 })).rejects.toThrow(/game g/);
      expect((await store.find('g'))?.creation.seed).toBe(7);
    });

    it('remembers the first start', async () => {
      await store.start('g', ROLL.at);
      await store.start('g', END.at);
      expect((await store.find('g'))?.startedAt).toBe(ROLL.at);
    });

    it('keeps actions in their order', async () => {
      await store.append('g', 0, ROLL);
      await store.append('g', 1, END);
      expect((await store.find('g'))?.actions).toEqual([ROLL, END]);
    });

    it('refuses an action whose index is taken or leaves a gap', async () => {
      await store.append('g', 0, ROLL);
      await expect(store.append('g', 0, END)).rejects.toThrow(/game g/);
      await expect(store.append('g', 2, END)).rejects.toThrow(/game g/);
      expect((await store.find('g'))?.actions).toEqual([ROLL]);
    });

    it('forgets a game that is removed', async () => {
      await store.remove('g');
      expect(await store.find('g')).toBeUndefined();
      await expect(store.append('g', 0, ROLL)).rejects.toThrow(/game g/);
      await expect(store.remove('g')).rejects.toThrow(/game g/);
    });

    it('does not change a record that was read', async () => {
      const record = await store.find('g');
      await store.append('g', 0, ROLL);
      expect(record?.actions).toEqual([]);
    });
  });
}
