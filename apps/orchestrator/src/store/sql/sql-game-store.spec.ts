import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Database } from '#libs/database';
import { itIsAGameStore, type TestGame } from '../game-store.contract.js';
import { MIGRATIONS } from './migrations.js';
import type { OrchestratorSchema } from './schema.js';
import { SqlGameStore } from './sql-game-store.js';

function isTestGame(value: object): value is TestGame {
  return 'note' in value;
}

async function openIn(dataDir: string): Promise<{ store: SqlGameStore<TestGame>; close(): Promise<void> }> {
  const database = await Database.open<OrchestratorSchema>({
    dataDir,
    file: 'games.db',
    schemaName: 'orchestrator',
    migrations: MIGRATIONS,
  });
  return { store: new SqlGameStore(database, isTestGame), close: () => database.close() };
}

describe('the store in an SQLite file', () => {
  itIsAGameStore(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'store-'));
    const { store, close } = await openIn(folder);
    return {
      store,
      close: async () => {
        await close();
        await rm(folder, { recursive: true });
      },
    };
  });

  it('finds everything again when it is opened anew', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'store-'));
    const state = { status: 'in_progress', current_player_index: 0, players: [{ id: 'a', name: 'A' }] };
    const at = '2026-01-01T00:00:00.000Z';
    const game: TestGame = { id: 'g', status: 'running', seq: 0, createdAt: at, updatedAt: at, state, note: 'n' };
    const first = await openIn(folder);
    await first.store.insert(game, { seq: 0, baseSeq: 0, state });
    await first.store.update('g', (now) => ({
      game: { ...now, seq: 1 },
      events: [{ seq: 1, at, event: 'game:speed', payload: { speed: 'fast' } }],
    }));
    await first.close();
    const second = await openIn(folder);
    expect(await second.store.find('g')).toEqual({ ...game, seq: 1 });
    expect(await second.store.events('g', 0, 10)).toHaveLength(1);
    await second.close();
    await rm(folder, { recursive: true });
  });
});
