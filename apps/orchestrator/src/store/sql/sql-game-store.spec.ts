import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PostgresServer } from '../../../../../libs/database/src/testing/index.js';
import { itIsAGameStore, type TestGame } from '../../games/ports/game-store.contract.js';
import { encodeEvent, type StoreChange } from '../../games/ports/index.js';
import { type DatabasePlace, openDatabase } from './open.js';
import { SqlGameStore } from './sql-game-store.js';

function isTestGame(value: object): value is TestGame {
  return 'note' in value;
}

async function openIn(place: DatabasePlace): Promise<{ store: SqlGameStore<TestGame>; close(): Promise<void> }> {
  const database = await openDatabase(place);
  return { store: new SqlGameStore(database, isTestGame), close: () => database.close() };
}

const state = { status: 'in_progress', current_player_index: 0, players: [{ id: 'a', name: 'A' }] };
const at = '2026-01-01T00:00:00.000Z';
const GAME: TestGame = { id: 'g', status: 'running', seq: 0, createdAt: at, updatedAt: at, state, note: 'n' };
const next = (now: TestGame): StoreChange<TestGame> => ({
  game: { ...now, seq: now.seq + 1 },
  events: [encodeEvent({ seq: now.seq + 1, at, event: 'game:speed', payload: { speed: 'fast' } })],
});

describe('the store in an SQLite file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'store-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  describe('keeps the port’s promises:', () => {
    itIsAGameStore(() => openIn({ databaseUrl: undefined, dataDir: folder }));
  });

  it('finds everything again when it is opened anew', async () => {
    const place = { databaseUrl: undefined, dataDir: folder };
    const first = await openIn(place);
    await first.store.insert({ game: GAME, events: [] });
    await first.store.update('g', next);
    await first.close();
    const second = await openIn(place);
    expect(await second.store.find('g')).toEqual({ ...GAME, seq: 1 });
    expect(await second.store.events('g', 0, 10)).toHaveLength(1);
    await second.close();
  });
});

describe('the store on a Postgres server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const place = (): DatabasePlace => ({ databaseUrl: server.url, dataDir: '' });

  describe('keeps the port’s promises:', () => {
    itIsAGameStore(async () => {
      const { store, close } = await openIn(place());
      await store.prune(['running', 'stopped', 'completed'], '9999');
      return { store, close };
    });
  });

  it('lets the games of two replicas be changed by both: each change sees the one before', async () => {
    const [one, other] = [await openIn(place()), await openIn(place())];
    await one.store.prune(['running', 'stopped', 'completed'], '9999');
    await one.store.insert({ game: GAME, events: [] });
    const changes = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? one : other).store.update('g', next));
    await Promise.all(changes);
    const numbers = (await one.store.events('g', 0, 100)).map(({ seq }) => seq);
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(await other.store.find('g')).toMatchObject({ seq: 40 });
    // What one refuses on stale knowledge is judged anew.
    await one.store.update('g', (game) => ({ game: { ...game, status: 'stopped' }, events: [] }));
    const judged = await other.store.update('g', (game) =>
      game.status === 'stopped' ? { seen: true } : { seen: false },
    );
    expect(judged).toEqual({ seen: true });
    await Promise.all([one.close(), other.close()]);
  });

  it('lets two replicas change many games at the same time: no game waits or suffers for another', async () => {
    const [one, other] = [await openIn(place()), await openIn(place())];
    await one.store.prune(['running', 'stopped', 'completed'], '9999');
    const ids = Array.from({ length: 20 }, (_, index) => `g${index}`);
    await Promise.all(ids.map((id) => one.store.insert({ game: { ...GAME, id }, events: [] })));
    const rounds = [1, 2, 3];
    const writes = rounds.flatMap(() => [
      ...ids.map((id) => one.store.update(id, next)),
      ...ids.toReversed().map((id) => other.store.update(id, next)),
    ]);
    await Promise.all(writes);
    const numbers = ids.map(async (id) => (await one.store.events(id, 0, 100)).map(({ seq }) => seq));
    expect(await Promise.all(numbers)).toEqual(ids.map(() => [1, 2, 3, 4, 5, 6]));
    await Promise.all([one.close(), other.close()]);
  });
});
