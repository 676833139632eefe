import { afterAll, beforeAll } from '@jest/globals';
import { PostgresServer } from '../../testing/postgres.js';
import { removeFolder, temporaryFolder } from '../../testing/temporary-folder.js';
import { describeGameStore, type StoreUnderTest } from '../game-store.contract.js';
import { openGameDatabase } from './open.js';
import { SqlGameStore } from './sql-game-store.js';

describeGameStore('SqlGameStore on SQLite', async () => {
  const dataDir = await temporaryFolder();
  const database = await openGameDatabase({ dataDir, databaseUrl: undefined });
  const close = async (): Promise<void> => {
    await database.close();
    await removeFolder(dataDir);
  };
  return { store: new SqlGameStore(database), close };
});

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server[Symbol.asyncDispose]());

describeGameStore('SqlGameStore on Postgres', onPostgres);

/** Each test finds no games. */
async function onPostgres(): Promise<StoreUnderTest> {
  const database = await openGameDatabase({ dataDir: '', databaseUrl: server.url });
  const { query } = database;
  await database.write({ statements: [query.deleteFrom('games').compile()] });
  return { store: new SqlGameStore(database), close: () => database.close() };
}
