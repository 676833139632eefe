import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, type DatabaseOptions } from '#libs/database';
import { PostgresServer } from '../../testing/postgres.js';
import { removeFolder, temporaryFolder } from '../../testing/temporary-folder.js';
import type { GameCreation, RecordedAction } from '../game-record.js';
import { MIGRATIONS } from './migrations.js';
import type { GameEngineSchema } from './schema.js';
import { SqlGameStore } from './sql-game-store.js';

const CREATION: GameCreation = {
  id: 'g',
  players: [
    { id: 'a', name: 'Ann' },
    { id: 'b', name: 'Bob' },
  ],
  seed: 7,
  options: {},
  createdAt: '2024-01-01T00:00:00.000Z',
  rulesVersion: '1',
};
const ROLL: RecordedAction = { action: { seat: 0, type: 'roll_dice' }, at: '2024-01-01T00:00:01.000Z' };
const PASS: RecordedAction = {
  action: { seat: 0, type: 'pass_property' },
  at: '2024-01-01T00:00:02.000Z',
  request: { key: 'g:2', fingerprint: 'f' },
};

/** The tables as they were when an action changed more pages. */
interface FirstSchema {
  games: GameEngineSchema['games'] & { action_count: number };
  actions: GameEngineSchema['actions'];
}

async function writeWithFirstSchema(options: Omit<DatabaseOptions, 'migrations'>): Promise<void> {
  const { '0001_games': first } = MIGRATIONS;
  if (first === undefined) throw new Error('There is no first migration.');
  const database = await Database.open<FirstSchema>({ ...options, migrations: { '0001_games': first } });
  const game = { id: 'g', creation: JSON.stringify(CREATION), started_at: ROLL.at, action_count: 2 };
  const actions = [ROLL, PASS].map(({ action, at, request }, idx) => {
    return { game_id: 'g', idx, action: JSON.stringify(action), at, ...request };
  });
  await database.write({
    statements: [
      database.query.insertInto('games').values(game).compile(),
      ...actions.map((row) => database.query.insertInto('actions').values(row).compile()),
    ],
  });
  await database.close();
}

describe('the tables of an earlier version', () => {
  let server: PostgresServer;
  let dataDir: string;
  beforeAll(async () => {
    server = await PostgresServer.start();
    dataDir = await temporaryFolder();
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await removeFolder(dataDir);
  });

  it.each([{ dialect: 'SQLite' }, { dialect: 'Postgres' }])('keep their games on $dialect', async ({ dialect }) => {
    const place = { dataDir, file: 'game-engine.db', schemaName: 'game_engine' };
    const options = { ...place, url: dialect === 'Postgres' ? server.url : undefined };
    await writeWithFirstSchema(options);
    const database = await Database.open<GameEngineSchema>({ ...options, migrations: MIGRATIONS });
    const store = new SqlGameStore(database);
    expect(await store.find('g')).toEqual({ creation: CREATION, startedAt: ROLL.at, actions: [ROLL, PASS] });
    await store.append('g', { index: 2, recorded: ROLL, isLast: true });
    expect((await store.find('g'))?.actions).toEqual([ROLL, PASS, ROLL]);
    await database.close();
  });
});

describe('migrations that were released', () => {
  it('keep their names and their order: databases remember them by name', () => {
    expect(Object.keys(MIGRATIONS).slice(0, 3)).toEqual(['0001_games', '0002_fewer_pages', '0003_health_checks']);
  });
});
