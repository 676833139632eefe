import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, DatabaseUnavailable, UnusableDatabase } from './index.js';
import { PgBouncer, PostgresServer } from './testing/index.js';
import { insertNote, noteIds, type Notes, openNotes, type Place, raiseNote } from './testing/notes.js';

let server: PostgresServer;
let schemas = 0;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(async () => server[Symbol.asyncDispose]());

const placeAt = (url: string): Place => ({ url, dataDir: '/nowhere', schemaName: `outages_${++schemas}` });
const insert = async (database: Database<Notes>, id: string): Promise<string> =>
  database.write({ key: id, statements: [insertNote(database, id)] });

describe('A condition of Postgres that passes makes a database unavailable, and leaves nothing behind:', () => {
  let here: Place;
  let admin: Database<Notes>;
  const asAdmin = async (text: string): Promise<unknown> => sql.raw(text).execute(admin.query);
  beforeEach(async () => {
    const place = placeAt(server.url);
    admin = await openNotes(place);
    await asAdmin('create role player login');
    await asAdmin('grant create on database postgres to player');
    here = { ...placeAt(server.url), url: server.url.replace('postgres:secret', 'player') };
  });
  afterEach(async () => {
    await asAdmin('alter role player superuser');
    await asAdmin('drop owned by player cascade');
    await asAdmin('drop role player');
    await admin.close();
  });
  const endSessions = async (): Promise<unknown> =>
    asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'player'`);
  /** What it comes to once it does not meet a session any more that was ended. */
  const onNewSession = async (work: () => Promise<string>): Promise<unknown> => {
    for (;;) {
      const outcome: unknown = await work().catch((error: unknown) => error);
      if (!/terminat/.test(String(outcome))) return outcome;
    }
  };

  it.each(['statement_timeout', 'lock_timeout'])('a %s, for what waits for a lock and nothing else', async (limit) => {
    const holder = await openNotes(here);
    await insert(holder, 'a');
    const database = await openNotes({ ...here, url: `${here.url ?? ''}?options=-c%20${limit}%3D300` });
    await holder.query.transaction().execute(async (transaction) => {
      await transaction.selectFrom('notes').select('id').forUpdate().execute();
      const raise = database.write({ key: 'a', guard: raiseNote(database, 'a', 1), statements: [] });
      const [locked, free] = await Promise.allSettled([raise, insert(database, 'b')]);
      expect(locked).toMatchObject({ status: 'rejected', reason: expect.any(DatabaseUnavailable) });
      expect(free).toEqual({ status: 'fulfilled', value: 'written' });
    });
    expect(await insert(database, 'c')).toBe('written');
    await Promise.all([database.close(), holder.close()]);
  });

  it('a statement_timeout of a reader', async () => {
    const database = await openNotes({ ...here, url: `${here.url ?? ''}?options=-c%20statement_timeout%3D300` });
    await expect(sql`select pg_sleep(5)`.execute(database.query)).rejects.toThrow(DatabaseUnavailable);
    expect(await noteIds(database)).toEqual([]);
    await database.close();
  });

  const schema = (): string => here.schemaName;
  it.each([
    {
      name: 'a refused login',
      begin: () => 'alter role player nologin',
      end: () => 'alter role player login',
      message: /not permitted to log in \(check user, sslmode and the pg_hba.conf/,
    },
    {
      name: 'too many connections',
      begin: () => 'alter role player connection limit 0',
      end: () => 'alter role player connection limit -1',
      message: /too many connections .*max_connections/,
    },
    {
      name: 'a server that is read-only',
      begin: () => 'alter role player set default_transaction_read_only = on',
      end: () => 'alter role player set default_transaction_read_only = off',
      message: /read-only/,
    },
    {
      name: 'rights that were taken away',
      begin: () => `alter schema ${schema()} owner to postgres`,
      end: () => `alter schema ${schema()} owner to player`,
      message: /permission denied .*GRANT/,
    },
    {
      name: 'tables that are being restored',
      begin: () => `alter schema ${schema()} rename to away`,
      end: () => `alter schema away rename to ${schema()}`,
      message: /does not exist/,
    },
  ])('$name', async ({ begin, end, message }) => {
    const database = await openNotes(here);
    await insert(database, 'before');
    await asAdmin(begin());
    await endSessions();
    const refusal = await onNewSession(async () => insert(database, 'during'));
    expect(refusal).toBeInstanceOf(DatabaseUnavailable);
    expect(String(refusal)).toMatch(message);
    await asAdmin(end());
    await endSessions();
    expect(await onNewSession(async () => insert(database, 'after'))).toBe('written');
    expect(await noteIds(database)).toEqual(['after', 'before']);
    await database.close();
  });
});

describe('A Postgres database', () => {
  it.each(['LATIN1', 'SQL_ASCII'])(
    'with the encoding %s is refused, with the command for one that fits',
    async (encoding) => {
      const admin = await openNotes(placeAt(server.url));
      const name = encoding.toLowerCase();
      await sql.raw(`create database ${name} encoding '${encoding}' template template0`).execute(admin.query);
      await admin.close();
      const opening = openNotes(placeAt(server.url.replace(/postgres$/, name)));
      const refusal = await opening.catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(UnusableDatabase);
      expect(String(refusal)).toMatch(new RegExp(`encoding ${encoding}, and must have UTF8.*createdb --encoding=UTF8`));
    },
  );

  it('that there is not is named as such', async () => {
    const opening = openNotes(placeAt(server.url.replace(/postgres$/, 'nobody')));
    await expect(opening).rejects.toThrow(/"nobody" does not exist \(create the database/);
  });

  it('behind a server that does not speak TLS is named as such', async () => {
    const opening = openNotes(placeAt(`${server.url}?sslmode=require`));
    await expect(opening).rejects.toThrow(/does not support SSL connections \(.*sslmode=disable/);
  });
});

describe('A Postgres server with a certificate of an unknown authority', () => {
  it('is refused with what to do, and taken with its certificate or without looking; no warning is printed', async () => {
    const warnings: string[] = [];
    const onWarning = ({ message }: Error): void => void warnings.push(message);
    process.on('warning', onWarning);
    const admin = await openNotes(placeAt(server.url));
    const asAdmin = async (text: string): Promise<unknown> => sql.raw(text).execute(admin.query);
    const make = 'openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=x -addext subjectAltName=IP:127.0.0.1';
    // As the server's own user, in its data folder.
    await asAdmin(`copy (select 1) to program '${make} -keyout server.key -out server.crt && chmod 600 server.key'`);
    await asAdmin('alter system set ssl = on');
    await asAdmin('select pg_reload_conf()');
    const opening = async (query: string): Promise<string> => {
      const place = placeAt(`${server.url}?${query}`);
      try {
        await (await openNotes(place)).close();
        return 'opened';
      } catch (error) {
        return String(error);
      }
    };
    let refusal = await opening('sslmode=require');
    while (refusal.includes('does not support SSL')) refusal = await opening('sslmode=require');
    expect(refusal).toMatch(/self-signed: add sslrootcert=.*sslmode=no-verify/);
    const folder = await sql<{ data_directory: string }>`show data_directory`.execute(admin.query);
    const certificate = `${folder.rows[0]?.data_directory ?? ''}/server.crt`;
    expect(await opening(`sslmode=verify-full&sslrootcert=${certificate}`)).toBe('opened');
    expect(await opening('sslmode=no-verify')).toBe('opened');
    await admin.close();
    process.off('warning', onWarning);
    expect(warnings).toEqual([]);
  });
});

describe('Behind PgBouncer in transaction mode, which keeps no prepared statements, a database', () => {
  it('reads and writes for two programs at the same time', async () => {
    await using bouncer = await PgBouncer.before(server.port);
    const place = placeAt(bouncer.url);
    const [one, other] = [await openNotes(place), await openNotes({ ...placeAt(bouncer.url) })];
    const ids = Array.from({ length: 60 }, (_, index) => `n${String(index).padStart(2, '0')}`);
    const rounds = [one, other].map(async (database) => {
      for (let at = 0; at < ids.length; at += 6) {
        await Promise.all(ids.slice(at, at + 6).map(async (id) => insert(database, id)));
        const raise = async (id: string) => database.write({ guard: raiseNote(database, id, 1), statements: [] });
        expect(await Promise.all(ids.slice(at, at + 6).map(raise))).toEqual(Array(6).fill('written'));
      }
      return noteIds(database);
    });
    expect(await Promise.all(rounds)).toEqual([ids, ids]);
    await Promise.all([one.close(), other.close()]);
  });
});
