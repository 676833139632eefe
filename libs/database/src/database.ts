import { setImmediate } from 'node:timers/promises';
import type { Kysely, Migration } from 'kysely';
import type { HealthChecksSchema } from './health-checks.js';
import { toStatement } from './statement.js';
import type { Connections, GroupListener, WriteOutcome, Storage, Unit, WriteUnit } from './storage.js';

export interface DatabaseOptions {
  /** postgres://user:password@host:port/database; absent: an SQLite file. */
  readonly url?: string | undefined;
  /** The folder of the SQLite file, created when it is missing. */
  readonly dataDir: string;
  /** The name of the SQLite file, such as `orchestrator.db`. Its lock and its log stand beside it. */
  readonly file: string;
  /** The Postgres schema that holds the tables, migrations included, so that services can share a database. */
  readonly schemaName: string;
  /** In the order of their names, and written to run on both dialects; one that a database has is never renamed. */
  readonly migrations: Readonly<Record<string, Migration>>;
  /** How many connections to Postgres are open at a time; 10 by default. */
  readonly connections?: number;
}

/**
 * A service's tables: an SQLite file of this machine or a schema on a Postgres server, written and read alike.
 *
 * Values are text, finite numbers, bigints and null; text never holds U+0000 (in JSON it is escaped). A write refuses
 * anything else with a TypeError, and SQLite a read too. A row's integers are numbers, exact up to 2^53.
 */
export class Database<Schema> {
  /**
   * For reading, and for compiling statements. SQLite refuses to write through it. The schema is put before the tables
   * of built queries only: raw SQL that names a table does not find it on Postgres.
   */
  readonly query: Kysely<Schema>;
  /** For compiling what is written to see whether anything can be, where the migrations have `HEALTH_CHECKS`. */
  readonly healthChecks: Kysely<HealthChecksSchema>;
  readonly dialect: 'sqlite' | 'postgres';
  private readonly writing = new Set<Promise<unknown>>();
  private closing: Promise<void> | undefined;

  private constructor(private readonly storage: Storage<Schema>) {
    this.query = storage.query;
    this.healthChecks = storage.healthChecks;
    this.dialect = storage.dialect;
  }

  /**
   * Opens the tables and brings them up to date. Replicas that start together migrate one after another.
   *
   * @throws FolderInUse if another user holds the SQLite file, in this process or another
   * @throws SchemaTooNew if the tables have migrations that are not among the given ones
   * @throws DatabaseUnavailable if the server cannot be reached, or the disk not be written
   */
  static async open<Schema>(options: DatabaseOptions): Promise<Database<Schema>> {
    return new Database<Schema>(await storageFor<Schema>(options));
  }

  /**
   * Writes a unit whole or not at all, and resolves when that is durable: flushed to disk, as far as the server is
   * configured to. A read that starts after that sees it.
   *
   * A unit that is written after another was resolved comes after it. Units under way at the same time come in any
   * order, and none sees half of another: what depends on order has a guard. Units that wait together share a
   * transaction, on Postgres those with a key; one that conflicts or fails does not touch the others. (SQLite keeps the
   * order of the calls.)
   *
   * Rejects with {@link DatabaseUnavailable} if the connection broke or the disk failed. Whether the unit is kept is
   * then unknown: a guard on a revision that the unit itself raises makes it safe to write it again. Rejects with the
   * dialect's own error if a statement was refused; nothing of the unit is kept then.
   */
  async write(unit: WriteUnit): Promise<WriteOutcome> {
    if (this.closing !== undefined) throw new Error('The database is closed.');
    const written = this.storage.write(toUnit(unit));
    this.writing.add(written);
    try {
      return await written;
    } finally {
      this.writing.delete(written);
    }
  }

  /** From now on the listener is given how many units each group of writes had, and how many seconds it took. */
  onGroup(listener: GroupListener): void {
    this.storage.onGroup(listener);
  }

  /** The connections to a server; undefined: it is a file. */
  get connections(): Connections | undefined {
    return this.storage.connections();
  }

  /** Ends what is under way, then holds nothing open any more. Closing again waits for the same end. */
  async close(): Promise<void> {
    this.closing ??= this.end();
    await this.closing;
  }

  private async end(): Promise<void> {
    // A read that was asked for in this turn of the event loop is on its way through Kysely.
    await setImmediate();
    await Promise.allSettled(this.writing);
    await this.storage.close();
  }
}

/** A driver is loaded where it is used. */
async function storageFor<Schema>(options: DatabaseOptions): Promise<Storage<Schema>> {
  const { url, connections = 10 } = options;
  if (url === undefined) {
    const { SqliteStorage } = await import('./sqlite/sqlite-storage.js');
    return SqliteStorage.open<Schema>(options);
  }
  const { PostgresStorage } = await import('./postgres/postgres-storage.js');
  return PostgresStorage.open<Schema>({ ...options, url, connections });
}

function toUnit({ key, guard, statements }: WriteUnit): Unit {
  return { key, guard: guard === undefined ? null : toStatement(guard), statements: statements.map(toStatement) };
}
