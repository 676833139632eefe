import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'libsql';
import { Client } from 'pg';
import type { Replay } from '#libs/protocol';
import { RedisServer } from '../../apps/orchestrator/src/redis/testing/index.js';
import { type DatabaseOptions, openForService } from '../../libs/database/src/index.js';
import { PostgresServer } from '../../libs/database/src/testing/index.js';
import type { ExecutedAction } from '../fixtures/engine-service.js';
import { RestClient } from '../support/rest-client.js';
import { Table } from '../support/table.js';
import { until } from '../support/until.js';

const FOLDER = new URL('../fixtures/release-0.1.0/', import.meta.url);

/** What was recorded with the tables: the program 0.1.0 ran these games, and answered the replay. */
interface Recorded {
  readonly finished: string;
  readonly paused: string;
  readonly running: string;
  readonly executed: readonly ExecutedAction[];
  readonly replay: Replay;
}

async function textOf(file: string): Promise<string> {
  return readFile(new URL(file, FOLDER), 'utf8');
}

/** Where the tables are. */
interface Place {
  /** Runs statements. */
  run(sql: string): Promise<void>;
  /** The orchestrator's variables, without their prefix. */
  readonly config: Readonly<Record<string, string>>;
  readonly options: Pick<DatabaseOptions, 'url' | 'dataDir'>;
  [Symbol.asyncDispose](): Promise<void>;
}

async function sqlitePlace(): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), 'release-'));
  return {
    run: async (sql) => {
      const file = new Sqlite(join(dataDir, 'orchestrator.db'));
      file.exec(sql);
      file.close();
      return Promise.resolve();
    },
    config: { DATA_DIR: dataDir },
    options: { dataDir },
    [Symbol.asyncDispose]: async () => rm(dataDir, { recursive: true, force: true }),
  };
}

async function postgresPlace(): Promise<Place> {
  const [postgres, redis] = await Promise.all([PostgresServer.start(), RedisServer.start()]);
  return {
    run: async (sql) => {
      const client = new Client({ connectionString: postgres.url });
      await client.connect();
      await client.query(sql);
      await client.end();
    },
    config: { DATABASE_URL: postgres.url, REDIS_URL: redis.url },
    options: { url: postgres.url, dataDir: '' },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([postgres[Symbol.asyncDispose](), redis[Symbol.asyncDispose]()]);
    },
  };
}

const PLACES = [
  { name: 'sqlite', open: sqlitePlace },
  { name: 'postgres', open: postgresPlace },
];

describe.each(PLACES)('the tables of release 0.1.0 in $name', ({ name, open }) => {
  let place: Place;
  let sql: string;
  let recorded: Recorded;
  let table: Table;
  beforeAll(async () => {
    place = await open();
    sql = await textOf(`${name}.sql`);
    recorded = JSON.parse(await textOf(`${name}.json`)) as Recorded;
    await place.run(sql);
    const known = [recorded.finished, recorded.paused, recorded.running].map((id) => ({
      id,
      names: recorded.replay.players.map((player) => player.name),
      done: recorded.executed.filter(({ gameId }) => gameId === id),
    }));
    table = await Table.set({ engine: { turns: 4, games: known }, config: { ...place.config, LIMIT_READ: '0' } });
  });
  afterAll(async () => {
    await table[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });

  it('are migrated by a start, and a running game goes on from its last commit to its end', async () => {
    const before = recorded.executed.filter(({ gameId }) => gameId === recorded.running).length;
    await table.rest.control(recorded.running, 'speed', { speed: 'instant' });
    await until(
      ({ status }) => status === 'completed',
      async () => table.rest.game(recorded.running),
    );
    const events = await table.rest.events(recorded.running);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    const steps = table.engine.executed.filter(({ gameId }) => gameId === recorded.running).map(({ step }) => step);
    expect(steps).toEqual(steps.map((_, index) => before + index + 1));
  });

  it('have a paused game stay paused, until it is resumed', async () => {
    expect(await table.rest.game(recorded.paused)).toMatchObject({ status: 'paused' });
    expect((await table.rest.control(recorded.paused, 'resume')).body).toMatchObject({ status: 'running' });
    await table.rest.control(recorded.paused, 'speed', { speed: 'instant' });
    await until(
      ({ status }) => status === 'completed',
      async () => table.rest.game(recorded.paused),
    );
  });

  it('have the replay of a finished game as 0.1.0 answered it, with what was added since', async () => {
    const { body } = await table.rest.get<Replay>(`/games/${recorded.finished}/replay`);
    expect(body).toMatchObject(recorded.replay);
  });

  it('take new games, too', async () => {
    const { game_id: id } = await table.rest.createGame({ speed: 'instant' });
    const ended = await until(
      ({ status }) => status === 'completed',
      async () => table.rest.game(id),
    );
    expect(ended.winner_id).not.toBeNull();
  });

  it('are refused by a program that does not know their migrations', async () => {
    await table.orchestrator.close();
    const migrations = { '0001_games': { up: async () => Promise.resolve() } };
    const options = { ...place.options, file: 'orchestrator.db', schemaName: 'orchestrator', migrations };
    const opened = openForService(options, { folder: 'FOLDER', url: 'URL' });
    await expect(opened).rejects.toThrow(/newer than this program.*0001_games/);
  });
});

describe.each(PLACES)('a program 0.1.0 that goes on while the tables are migrated, in $name', ({ name, open }) => {
  it('can write its rows: every migration since only adds', async () => {
    await using place = await open();
    const table = await Table.set({ config: place.config });
    await table.orchestrator.close();
    const statements = (await textOf(`${name}.sql`)).split('\n').filter((line) => /^insert into/i.test(line));
    const rowsOf = (names: string): readonly string[] =>
      statements.filter((line) => new RegExp(`^insert into \\S*\\b(${names})\\b`, 'i').test(line));
    // In the order in which they refer to each other.
    const rows = [...rowsOf('games'), ...rowsOf('events|pictures|creations')];
    expect(rows.length).toBeGreaterThan(50);
    await place.run(rows.join('\n'));
    await table.restart();
    const recorded = JSON.parse(await textOf(`${name}.json`)) as Recorded;
    const { body } = await new RestClient(table.orchestrator.url).get<Replay>(`/games/${recorded.finished}/replay`);
    expect(body.events).toEqual(recorded.replay.events);
    await table[Symbol.asyncDispose]();
  });
});
