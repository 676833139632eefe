import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { describeDatabase } from './database.contract.js';
import { type Database, DatabaseUnavailable } from './index.js';
import { PostgresSessions } from './postgres/postgres-sessions.js';
import { PostgresServer } from './testing/index.js';
import { MIGRATIONS, type Notes, type Place, insertNote, noteIds, openNotes } from './testing/notes.js';

let server: PostgresServer;
let schemas = 0;

beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(async () => server[Symbol.asyncDispose]());

async function newPlace(): Promise<Place> {
  return { url: server.url, dataDir: '/nowhere', schemaName: `notes_${++schemas}` };
}

describeDatabase('A Postgres schema', newPlace);

describe('A Postgres schema', () => {
  let here: Place;
  let database: Database<Notes>;
  const insert = async (id: string): Promise<unknown> => database.write({ statements: [insertNote(database, id)] });
  beforeEach(async () => {
    here = await newPlace();
    database = await openNotes(here);
  });
  afterEach(async () => database.close());

  it('is migrated once by replicas that start together', async () => {
    const place = await newPlace();
    let runs = 0;
    const counted = {
      ...MIGRATIONS,
      '002-counted': { up: async () => Promise.resolve(void runs++) },
    };
    const replicas = await Promise.all(Array.from({ length: 6 }, async () => openNotes(place, counted)));
    await Promise.all(replicas.map(async (replica) => replica.close()));
    expect(runs).toBe(1);
  });

  it('shares its server with other schemas', async () => {
    const neighbour = await openNotes(await newPlace());
    await insert('a');
    expect(await neighbour.query.selectFrom('notes').selectAll().execute()).toEqual([]);
    await neighbour.close();
  });

  it('runs a unit again that lost a deadlock', async () => {
    await insert('a');
    await insert('b');
    const raise = (id: string) =>
      database.query
        .updateTable('notes')
        .set((note) => ({ revision: note('revision', '+', 1) }))
        .where('id', '=', id)
        .compile();
    const linger = sql`select pg_sleep(0.05)`.compile(database.query);
    const crossing = [
      ['a', 'b'],
      ['b', 'a'],
    ].map(async ([first = '', second = '']) => database.write({ statements: [raise(first), linger, raise(second)] }));
    expect(await Promise.all(crossing)).toEqual(['written', 'written']);
    expect(await database.query.selectFrom('notes').select('revision').execute()).toEqual([
      { revision: 3 },
      { revision: 3 },
    ]);
  });

  it('is unavailable while its server is away, and works again when it is back', async () => {
    await insert('before');
    await server.stop();
    try {
      await expect(insert('during')).rejects.toThrow(DatabaseUnavailable);
      await expect(noteIds(database)).rejects.toThrow(DatabaseUnavailable);
      const opening = await openNotes(here).catch((reason: unknown) => reason);
      expect(opening).toBeInstanceOf(DatabaseUnavailable);
      expect(String(opening)).toContain(`127.0.0.1:${server.port}/postgres`);
      expect(String(opening)).not.toContain('secret');
    } finally {
      await server.start();
    }
    await insert('after');
    expect(await noteIds(database)).toEqual(['after', 'before']);
  });

  it('keeps what was acknowledged when its server is killed, and rejects what was not as unavailable', async () => {
    const acknowledged: string[] = [];
    const refusals: unknown[] = [];
    let killed: Promise<void> | undefined;
    const lane = async (name: number): Promise<void> => {
      for (let count = 0; refusals.length === 0; count++) {
        await insert(`${name}-${count}`);
        acknowledged.push(`${name}-${count}`);
        if (acknowledged.length >= 100) killed ??= server.kill();
      }
    };
    const writers = Array.from({ length: 8 }, async (_, name) =>
      lane(name).catch((reason: unknown) => refusals.push(reason)),
    );
    await Promise.all(writers);
    await killed;
    await server.start();
    expect(refusals.every((refusal) => refusal instanceof DatabaseUnavailable)).toBe(true);
    const kept = await noteIds(database);
    expect(acknowledged.filter((id) => !kept.includes(id))).toEqual([]);
  });

  it('survives a connection that breaks while it is held and idle', async () => {
    const lost = database.query.transaction().execute(async (transaction) => {
      const pid = sql<{ pid: number }>`select pg_backend_pid() as pid`;
      const { rows } = await pid.execute(transaction);
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database.query);
      await sql`select pg_sleep(0.1)`.execute(database.query);
      return pid.execute(transaction);
    });
    await expect(lost).rejects.toThrow(DatabaseUnavailable);
    await insert('a');
    expect(await noteIds(database)).toEqual(['a']);
  });

  it('uses no connection again whose answer did not come in time', async () => {
    const sessions = new PostgresSessions({ url: server.url, most: 1, queryTimeout: 200 });
    const slow = await sessions.acquire();
    await expect(slow.run(sql`select pg_sleep(2)`.compile(database.query))).rejects.toThrow(DatabaseUnavailable);
    slow.release();
    const next = await sessions.acquire();
    const { rows } = await next.run(sql`select 1 as one`.compile(database.query));
    expect(rows).toEqual([{ one: 1 }]);
    next.release();
    await sessions.end();
  });

  it('has up to ten connections at a time by default', async () => {
    const asked = Array.from({ length: 14 }, async () => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid, pg_sleep(0.2)`.execute(
        database.query,
      );
      return rows[0]?.pid;
    });
    expect(new Set(await Promise.all(asked)).size).toBe(10);
  });

  it('closes its connections when the last session is released, and not before', async () => {
    const sessions = new PostgresSessions({ url: server.url, most: 2 });
    const [first, second] = [await sessions.acquire(), await sessions.acquire()];
    const ended = sessions.end().then(() => 'ended');
    first.release();
    const { rows } = await second.run(sql`select 1 as one`.compile(database.query));
    expect(rows).toEqual([{ one: 1 }]);
    expect(await Promise.race([ended, Promise.resolve('open')])).toBe('open');
    second.release();
    expect(await ended).toBe('ended');
  });

  it('can be closed after a session that was not to be had', async () => {
    const sessions = new PostgresSessions({ url: 'postgres://postgres@127.0.0.1:1/postgres', most: 1 });
    await expect(sessions.acquire()).rejects.toThrow(DatabaseUnavailable);
    await expect(sessions.end()).resolves.toBeUndefined();
  });

  it('commits only what its server flushed', async () => {
    const { rows } = await sql`select current_setting('fsync') as fsync`.execute(database.query);
    expect(rows).toEqual([{ fsync: 'on' }]);
  });
});
