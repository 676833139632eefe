import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '#libs/database';
import { PostgresServer } from '../../../../../libs/database/src/testing/index.js';
import { openDatabase, type OrchestratorSchema } from '../../store/index.js';
import { countGame, itIsARatingStore, type OpenRatings } from '../rating-store.contract.js';
import { SqlRatingStore } from './sql-rating-store.js';

async function open(place: Parameters<typeof openDatabase>[0]): Promise<OpenRatings> {
  const database = await openDatabase(place);
  return {
    store: new SqlRatingStore(database),
    addGame: (id, status, createdAt) => addGame(database, id, status, createdAt),
    close: () => database.close(),
  };
}

async function addGame(database: Database<OrchestratorSchema>, id: string, status: string, at: string): Promise<void> {
  const times = { created_at: at, updated_at: at };
  const row = { id, status, seq: 0, revision: 1, pictures: 0, ...times, data: '{}', state: '{}' };
  await database.write({ statements: [database.query.insertInto('games').values(row).compile()] });
}

async function empty(place: Parameters<typeof openDatabase>[0]): Promise<void> {
  const database = await openDatabase(place);
  const tables = ['games', 'ratings', 'rated_games'] as const;
  await database.write({ statements: tables.map((table) => database.query.deleteFrom(table).compile()) });
  await database.close();
}

describe('ratings in an SQLite file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ratings-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  describe('keep the port’s promises:', () => {
    itIsARatingStore(() => open({ databaseUrl: undefined, dataDir: folder }));
  });

  it('are there again after a restart, and so is what has counted', async () => {
    const place = { databaseUrl: undefined, dataDir: folder };
    const first = await open(place);
    await countGame(first.store, 'g', ['a', 'b']);
    const before = await first.store.list({ gameKey: undefined, limit: 10 });
    await first.close();
    const second = await open(place);
    expect(await countGame(second.store, 'g', ['a', 'b'])).toBe(false);
    expect(await second.store.list({ gameKey: undefined, limit: 10 })).toEqual(before);
    await second.close();
  });
});

describe('ratings on a Postgres server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  describe('keep the port’s promises:', () => {
    itIsARatingStore(async () => {
      const place = { databaseUrl: server.url, dataDir: '' };
      await empty(place);
      return open(place);
    });
  });

  it('of two replicas count every game once, and lose none', async () => {
    const place = { databaseUrl: server.url, dataDir: '' };
    await empty(place);
    const [one, other] = [await open(place), await open(place)];
    const games = Array.from({ length: 20 }, (_, index) => `g${index}`);
    const outcomes = await Promise.all(
      games.flatMap((id) => [one, other].map(({ store }) => countGame(store, id, ['a', 'b']))),
    );
    expect(outcomes.filter((counted) => counted)).toHaveLength(20);
    expect((await one.store.list({ gameKey: undefined, limit: 10 })).ratings.map(({ games: count }) => count)).toEqual([
      20, 20,
    ]);
    await Promise.all([one.close(), other.close()]);
  });
});
