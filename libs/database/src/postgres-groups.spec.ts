import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { describeGroups } from './groups.contract.js';
import { type Database, DatabaseUnavailable, type WriteOutcome } from './index.js';
import { PostgresSessions } from './postgres/postgres-sessions.js';
import { BreakingLine } from './testing/breaking-line.js';
import { CountingLine } from './testing/counting-line.js';
import { PostgresServer } from './testing/index.js';
import { type Notes, type Place, insertNote, noteIds, openNotes, raiseNote } from './testing/notes.js';

let server: PostgresServer;
let schemas = 0;

beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(async () => server[Symbol.asyncDispose]());

async function newPlace(): Promise<Place> {
  return { url: server.url, dataDir: '/nowhere', schemaName: `groups_${++schemas}` };
}

describeGroups('A Postgres schema', newPlace);

describe('A group of units on Postgres', () => {
  let here: Place;
  let database: Database<Notes>;
  beforeEach(async () => {
    here = await newPlace();
    database = await openNotes(here);
  });
  afterEach(async () => database.close());

  const add = async (key: string): Promise<WriteOutcome> =>
    database.write({ key, statements: [insertNote(database, key)] });
  const raise = async (key: string, from: number, through = database): Promise<WriteOutcome> =>
    through.write({ key, guard: raiseNote(database, key, from), statements: [] });

  it('is one transaction', async () => {
    await Promise.all(['a', 'b', 'c'].map(add));
    const transactions = database.query
      .selectFrom('notes')
      .select(sql`xmin::text`.as('transaction'))
      .distinct();
    expect(await transactions.execute()).toHaveLength(1);
  });

  it('takes one round trip', async () => {
    await using line = await CountingLine.to(server.port);
    const far = await openNotes({ ...here, url: server.url.replace(String(server.port), String(line.port)) });
    const write = async (key: string): Promise<WriteOutcome> =>
      far.write({ key, guard: insertNote(far, key), statements: [insertNote(far, `${key} too`)] });
    // Opens a connection and prepares the statements.
    await write('first');
    line.roundTrips = 0;
    expect(await write('second')).toBe('written');
    expect(line.roundTrips).toBe(1);
    await far.close();
  });

  it('has up to 256 units, and what is more goes into the next', async () => {
    await Promise.all(Array.from({ length: 600 }, async (_, index) => add(`n${index}`)));
    const groups = await database.query
      .selectFrom('notes')
      .select(({ fn }) => fn.countAll<number>().as('units'))
      .groupBy(sql`xmin::text`)
      .execute();
    expect(groups.map(({ units }) => units).toSorted((a, b) => b - a)).toEqual([256, 256, 88]);
  });

  it('is unavailable as a whole when its connection breaks in its middle, and nothing of it is kept', async () => {
    await add('before');
    const suicide = sql`select pg_terminate_backend(pg_backend_pid())`.compile(database.query);
    const broken = database.write({ key: 'b', statements: [insertNote(database, 'b'), suicide] });
    const settled = await Promise.allSettled([add('a'), broken, add('c')]);
    expect(settled).toEqual(
      Array.from({ length: 3 }, () => ({ status: 'rejected', reason: expect.any(DatabaseUnavailable) })),
    );
    await add('after');
    expect(await noteIds(database)).toEqual(['after', 'before']);
  });

  it('does not wait long for a row that another session has locked', async () => {
    await Promise.all(['a', 'b'].map(add));
    const sessions = new PostgresSessions({ url: server.url, most: 1 });
    const other = await sessions.acquire();
    await other.run({ sql: 'begin', parameters: [] });
    await other.run(
      sql`select from ${sql.table(`${here.schemaName}.notes`)} where id = 'a' for update`.compile(database.query),
    );
    const [locked, free] = [raise('a', 1), raise('b', 1)];
    expect(await free).toBe('written');
    await other.run({ sql: 'commit', parameters: [] });
    expect(await locked).toBe('written');
    other.release();
    await sessions.end();
  });

  it('of one process never locks out one of another', async () => {
    // The server then looks for deadlocks before anybody gives up waiting.
    const alert = { ...here, url: `${server.url}?options=-c%20deadlock_timeout%3D20ms` };
    const [one, other] = [await openNotes(alert), await openNotes(alert)];
    const ids = Array.from({ length: 20 }, (_, index) => `n${index}`);
    await Promise.all(ids.map(add));
    // Both write all of them at once, in opposite orders, and the second one has a conflict.
    for (let revision = 1; revision <= 25; revision++) {
      const writes = [
        ...ids.map(async (id) => raise(id, revision, one)),
        ...ids.toReversed().map(async (id) => raise(id, revision, other)),
      ];
      const outcomes = await Promise.all(writes);
      expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(ids.length);
    }
    // What a session counted is known when it has ended.
    await Promise.all([one.close(), other.close()]);
    const { rows } = await sql<{ deadlocks: number }>`
      select deadlocks from pg_stat_database where datname = current_database()`.execute(database.query);
    expect(rows).toEqual([{ deadlocks: 0 }]);
  });

  it('whose confirmation is lost is unavailable, though it is kept: its guards conflict when it is written again', async () => {
    await Promise.all(['a', 'b'].map(add));
    await using line = await BreakingLine.to(server.port);
    const url = server.url.replace(String(server.port), String(line.port));
    const deaf = await openNotes({ ...here, url });
    line.breakAtAnswer('COMMIT');
    const settled = await Promise.allSettled([raise('a', 1, deaf), raise('b', 1, deaf)]);
    expect(settled).toEqual(
      Array.from({ length: 2 }, () => ({ status: 'rejected', reason: expect.any(DatabaseUnavailable) })),
    );
    expect(await Promise.all([raise('a', 1), raise('b', 1)])).toEqual(['conflict', 'conflict']);
    await deaf.close();
  });
});
