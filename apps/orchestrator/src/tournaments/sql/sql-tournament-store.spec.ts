import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe } from '@jest/globals';
import { PostgresServer } from '../../../../../libs/database/src/testing/index.js';
import { openDatabase } from '../../store/index.js';
import { itIsATournamentStore, type OpenTournaments } from '../tournament-store.contract.js';
import { SqlTournamentStore } from './sql-tournament-store.js';

async function open(place: Parameters<typeof openDatabase>[0]): Promise<OpenTournaments> {
  const database = await openDatabase(place);
  const tables = ['tournament_games', 'tournaments'] as const;
  await database.write({ statements: tables.map((table) => database.query.deleteFrom(table).compile()) });
  return { store: new SqlTournamentStore(database), close: () => database.close() };
}

describe('tournaments in an SQLite file keep the port’s promises:', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tournaments-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  itIsATournamentStore(() => open({ databaseUrl: undefined, dataDir: folder }));
});

describe('tournaments on a Postgres server keep the port’s promises:', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  itIsATournamentStore(() => open({ databaseUrl: server.url, dataDir: '' }));
});
