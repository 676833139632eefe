import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, type Migration, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { migrate } from '../migrate.js';
import { type Grammar, SessionDialect } from '../session-dialect.js';
import type { Outcome, Storage, Unit } from '../storage.js';
import { CommitQueue } from './commit-queue.js';
import { SqliteSessions } from './sqlite-sessions.js';
import { SqliteThread } from './sqlite-thread.js';

export interface SqliteOptions {
  readonly dataDir: string;
  readonly file: string;
  readonly migrations: Readonly<Record<string, Migration>>;
}

/** Kysely is careful with dialects whose schema changes cannot be undone. SQLite's can. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

const SQLITE: Grammar = {
  adapter: () => new TransactionalSqliteAdapter(),
  compiler: () => new SqliteQueryCompiler(),
  introspector: (kysely) => new SqliteIntrospector(kysely),
};

/** A file in a folder of this machine, read and written by a thread of its own. */
export class SqliteStorage<Schema> implements Storage<Schema> {
  readonly dialect = 'sqlite';
  readonly query: Kysely<Schema>;
  private readonly reader: SqliteSessions;
  private readonly commits: CommitQueue;

  private constructor(private readonly thread: SqliteThread) {
    this.reader = new SqliteSessions(thread, 'reader');
    this.query = kyselyOn(this.reader);
    this.commits = new CommitQueue(thread);
  }

  static async open<Schema>({ dataDir, file, migrations }: SqliteOptions): Promise<SqliteStorage<Schema>> {
    await mkdir(dataDir, { recursive: true });
    const path = join(dataDir, file);
    const thread = new SqliteThread(path);
    try {
      await thread.ask({ kind: 'open', path });
      await migrate(kyselyOn(new SqliteSessions(thread, 'writer')), { migrations, place: path });
      return new SqliteStorage<Schema>(thread);
    } catch (error) {
      await thread.stop();
      throw error;
    }
  }

  async write(unit: Unit): Promise<Outcome> {
    return this.commits.write(unit);
  }

  async close(): Promise<void> {
    await this.reader.idle();
    await this.thread.stop();
  }
}

function kyselyOn<Schema>(sessions: SqliteSessions): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new SessionDialect(SQLITE, sessions) });
}
