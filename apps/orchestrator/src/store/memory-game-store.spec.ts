import { describe, expect, it } from '@jest/globals';
import { itIsAGameStore, type TestGame } from './game-store.contract.js';
import { MemoryGameStore } from './memory-game-store.js';

const AT = '2026-01-01T00:00:00.000Z';
const PICTURE = { seq: 0, baseSeq: 0, state: { status: 'in_progress', current_player_index: 0, players: [] } };

describe('the store in memory', () => {
  itIsAGameStore(() => Promise.resolve({ store: new MemoryGameStore<TestGame>(), close: () => Promise.resolve() }));

  it('forgets the oldest of more than a thousand games that are over, and none that goes on', async () => {
    const store = new MemoryGameStore<TestGame>();
    const insert = (id: string): Promise<boolean> =>
      store.insert({ id, status: 'running', seq: 0, createdAt: AT, updatedAt: AT, note: '' }, PICTURE);
    await insert('goes on');
    for (let index = 0; index <= 1_000; index += 1) {
      await insert(`${index}`);
      await store.update(`${index}`, (game) => ({ game: { ...game, status: 'completed' }, events: [] }));
    }
    expect(await store.find('0')).toBeUndefined();
    expect(await store.find('1')).toBeDefined();
    expect(await store.find('goes on')).toBeDefined();
  });
});
