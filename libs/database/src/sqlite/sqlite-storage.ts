import { join } from 'node:path';
import { Kysely, type Migration, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { CommitQueue } from '../commit-queue.js';
import type { HealthChecksSchema } from '../health-checks.js';
import { migrate } from '../migrate.js';
import { type Grammar, SessionDialect } from '../session-dialect.js';
import type { GroupListener, WriteOutcome, Storage, Unit } from '../storage.js';
import type { UnitReply } from './messages.js';
import { makeDataFolder } from './data-folder.js';
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

/** A file has one writer. It needs no bound to a group: what waits while the disk is busy fits into memory. */
const ONE_AFTER_ANOTHER = { groups: 1, units: Infinity };

/** A file in a folder of this machine, read and written by a thread of its own. */
export class SqliteStorage<Schema> implements Storage<Schema> {
  readonly dialect = 'sqlite';
  readonly query: Kysely<Schema>;
  readonly healthChecks: Kysely<HealthChecksSchema>;
  private readonly reader: SqliteSessions;
  private readonly commits: CommitQueue;

  private constructor(private readonly thread: SqliteThread) {
    this.reader = new SqliteSessions(thread, 'reader');
    this.query = kyselyOn(this.reader);
    this.healthChecks = kyselyOn(this.reader);
    this.commits = new CommitQueue(async (group) => this.writeGroup(group), ONE_AFTER_ANOTHER);
  }

  static async open<Schema>({ dataDir, file, migrations }: SqliteOptions): Promise<SqliteStorage<Schema>> {
    await makeDataFolder(dataDir);
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

  onGroup(listener: GroupListener): void {
    this.commits.onGroup = listener;
  }

  async write(unit: Unit): Promise<WriteOutcome> {
    return this.commits.write(unit);
  }

  connections(): undefined {
    return undefined;
  }

  async close(): Promise<void> {
    await this.reader.idle();
    await this.thread.stop();
  }

  private async writeGroup(units: readonly Unit[]): Promise<(WriteOutcome | Promise<WriteOutcome>)[]> {
    const replies = await this.thread.ask<readonly UnitReply[]>({ kind: 'commit', units });
    return replies.map((reply) => (typeof reply === 'string' ? reply : Promise.reject(this.thread.errorFor(reply))));
  }
}

function kyselyOn<Schema>(sessions: SqliteSessions): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new SessionDialect(SQLITE, sessions) });
}
