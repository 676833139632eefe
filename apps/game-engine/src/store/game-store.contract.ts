import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GameCreation, NextAction, RecordedAction } from './game-record.js';
import { RecordConflict, type GameStore } from './game-store.js';

export interface StoreUnderTest {
  readonly store: GameStore;
  close(): Promise<void>;
}

const CREATION: GameCreation = {
  id: 'g',
  players: [
    { id: 'a', name: 'Ann', model: 'm', personality: '[{"half": "a JSON' },
    { id: 'b', name: 'Bob \u0000 \ud83c\udfb2 \ud800' },
  ],
  seed: 4_294_967_295,
  options: { maxTurns: null, startingCash: 900 },
  createdAt: '2024-01-01T00:00:00.000Z',
  rulesVersion: '1',
};
const ROLL: RecordedAction = { action: { seat: 0, type: 'roll_dice' }, at: '2024-01-01T00:00:01.000Z' };
const BUY: RecordedAction = {
  action: { seat: 0, type: 'buy_property', propertyId: 'boardwalk' },
  at: '2024-01-01T00:00:02.000Z',
  request: { key: '{"a": 1}', fingerprint: 'f' },
};

function next(index: number, recorded: RecordedAction, isLast = false): NextAction {
  return { index, recorded, isLast };
}

/** What every {@link GameStore} promises. */
export function describeGameStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} as a game store`, () => {
    let under: StoreUnderTest;
    let store: GameStore;
    beforeEach(async () => {
      under = await open();
      ({ store } = under);
      await store.add(CREATION);
    });
    afterEach(() => under.close());

    it('finds a game as it was created, and no other', async () => {
      expect(await store.find('g')).toEqual({ creation: CREATION, startedAt: null, actions: [] });
      for (const id of ['h', '', '__proto__', '\0', 'g\0']) expect(await store.find(id)).toBeUndefined();
    });

    it('does not create a game twice', async () => {
      await expect(store.add({ ...CREATION, seed: 8 })).rejects.toThrow(/game g/);
      expect((await store.find('g'))?.creation.seed).toBe(CREATION.seed);
    });

    it('remembers the first start', async () => {
      await store.start('g', ROLL.at);
      await store.start('g', BUY.at);
      expect((await store.find('g'))?.startedAt).toBe(ROLL.at);
    });

    it('keeps actions in their order, each as it was', async () => {
      await store.append('g', next(0, ROLL));
      await store.append('g', next(1, BUY));
      await store.append('g', next(2, ROLL));
      expect((await store.find('g'))?.actions).toEqual([ROLL, BUY, ROLL]);
    });

    it('refuses an action whose index is taken or leaves a gap', async () => {
      await store.append('g', next(0, ROLL));
      await expect(store.append('g', next(0, BUY))).rejects.toThrow(RecordConflict);
      await expect(store.append('g', next(2, BUY))).rejects.toThrow(RecordConflict);
      expect((await store.find('g'))?.actions).toEqual([ROLL]);
    });

    it('takes one of two actions that come at once with the same index', async () => {
      const both = await Promise.allSettled([store.append('g', next(0, ROLL)), store.append('g', next(0, BUY))]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect((await store.find('g'))?.actions).toHaveLength(1);
    });

    it('keeps the key of an action for its game alone', async () => {
      await store.append('g', next(0, BUY));
      await store.add({ ...CREATION, id: 'h' });
      await store.append('h', next(0, BUY));
      for (const id of ['g', 'h']) expect((await store.find(id))?.actions).toEqual([BUY]);
    });

    it('deletes a game that is removed, with its actions', async () => {
      await store.append('g', next(0, BUY));
      expect(await store.remove('g')).toBe(true);
      expect(await store.find('g')).toBeUndefined();
      await expect(store.append('g', next(1, ROLL))).rejects.toThrow(RecordConflict);
      await expect(store.start('g', ROLL.at)).rejects.toThrow(RecordConflict);
      for (const id of ['g', '\0']) expect(await store.remove(id)).toBe(false);
      await store.add(CREATION);
      expect((await store.find('g'))?.actions).toEqual([]);
    });

    it('knows which games were over before a time, the oldest first', async () => {
      for (const id of ['late', 'early', 'middle']) await store.add({ ...CREATION, id });
      await store.append('late', next(0, { ...ROLL, at: '2024-03-03T00:00:00.000Z' }, true));
      await store.append('early', next(0, { ...ROLL, at: '2024-03-01T00:00:00.000Z' }, true));
      await store.append('middle', next(0, { ...ROLL, at: '2024-03-02T00:00:00.000Z' }, true));
      await store.append('g', next(0, ROLL));
      expect(await store.finishedBefore('2024-03-03T00:00:00.000Z', 10)).toEqual(['early', 'middle']);
      expect(await store.finishedBefore('2025-01-01T00:00:00.000Z', 2)).toEqual(['early', 'middle']);
      expect(await store.finishedBefore('2024-01-02T00:00:00.000Z', 10)).toEqual([]);
    });

    it('does not change a record that was read', async () => {
      const record = await store.find('g');
      await store.append('g', next(0, ROLL));
      expect(record?.actions).toEqual([]);
    });

    it('can be asked whether it is there', async () => {
      await expect(store.check()).resolves.toBeUndefined();
    });
  });
}
