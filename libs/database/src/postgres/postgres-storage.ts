import { Kysely, type Migration, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { CommitQueue } from '../commit-queue.js';
import { DatabaseUnavailable, UnusableDatabase } from '../errors.js';
import type { HealthChecksSchema } from '../health-checks.js';
import { migrate } from '../migrate.js';
import { type Grammar, SessionDialect } from '../session-dialect.js';
import type { Connections, GroupListener, WriteOutcome, Storage, Unit } from '../storage.js';
import { finalError, meaningOfError } from './postgres-error.js';
import { type PostgresSession, PostgresSessions } from './postgres-sessions.js';
import { GuardFailed, inOneTransaction } from './postgres-transaction.js';

export interface PostgresOptions {
  readonly url: string;
  readonly schemaName: string;
  readonly migrations: Readonly<Record<string, Migration>>;
  readonly connections: number;
}

/** How long a statement may take before the server counts as unreachable. In milliseconds. */
const QUERY_TIMEOUT = 30_000;

/** So often is a unit run that loses against another one. */
const MAX_ATTEMPTS = 5;

const POSTGRES: Grammar = {
  adapter: () => new PostgresAdapter(),
  compiler: () => new PostgresQueryCompiler(),
  introspector: (kysely) => new PostgresIntrospector(kysely),
};

/** One group is sent while the server flushes the other. Each takes a connection. */
const GROUPING = { groups: 2, units: 256 };

/** No game waits long for one row that another session keeps locked. */
const BEGIN_GROUP = `begin; set local lock_timeout = '1s'`;

/** A schema in a database of a Postgres server. */
export class PostgresStorage<Schema> implements Storage<Schema> {
  readonly dialect = 'postgres';
  readonly query: Kysely<Schema>;
  readonly healthChecks: Kysely<HealthChecksSchema>;
  private readonly commits = new CommitQueue(async (group) => this.writeGroup(group), GROUPING);

  private constructor(
    private readonly sessions: PostgresSessions,
    schemaName: string,
  ) {
    this.query = kyselyOn(sessions, schemaName);
    this.healthChecks = kyselyOn(sessions, schemaName);
  }

  static async open<Schema>(options: PostgresOptions): Promise<PostgresStorage<Schema>> {
    const { url, schemaName, connections } = options;
    await migrateAt(options);
    const sessions = new PostgresSessions({ url, most: connections, queryTimeout: QUERY_TIMEOUT });
    return new PostgresStorage<Schema>(sessions, schemaName);
  }

  onGroup(listener: GroupListener): void {
    this.commits.onGroup = listener;
  }

  async write(unit: Unit): Promise<WriteOutcome> {
    return unit.key === undefined ? this.writeAlone(unit) : this.commits.write(unit);
  }

  connections(): Connections {
    return this.sessions.connections;
  }

  async close(): Promise<void> {
    await this.sessions.end();
  }

  /** A group that cannot be written whole is written unit by unit, so that none suffers for another. */
  private async writeGroup(group: readonly Unit[]): Promise<readonly (WriteOutcome | Promise<WriteOutcome>)[]> {
    if (await this.areWrittenTogether(group)) return group.map(() => 'written');
    return group.map(async (unit) => this.writeAlone(unit));
  }

  private async areWrittenTogether(group: readonly Unit[]): Promise<boolean> {
    try {
      await this.transact(group.toSorted(byKey), BEGIN_GROUP);
      return true;
    } catch (error) {
      // If the connection broke, the group may be kept all the same; otherwise nothing of it is.
      if (error instanceof DatabaseUnavailable) throw error;
      return false;
    }
  }

  private async writeAlone(unit: Unit): Promise<WriteOutcome> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.transact([unit], 'begin');
        return 'written';
      } catch (error) {
        if (error instanceof GuardFailed) return 'conflict';
        if (meaningOfError(error) !== 'lost' || attempt === MAX_ATTEMPTS) throw finalError(error, this.sessions.place);
      }
    }
  }

  private async transact(units: readonly Unit[], begin: string): Promise<void> {
    const session = await this.sessions.acquire();
    try {
      await this.runOn(session, units, begin);
    } finally {
      session.release();
    }
  }

  /** A transaction that missed a prepared statement was rolled back: it is run again without prepared statements. */
  private async runOn(session: PostgresSession, units: readonly Unit[], begin: string): Promise<void> {
    try {
      await inOneTransaction(units, session, begin);
    } catch (error) {
      if (meaningOfError(error) !== 'unprepared') throw error;
      this.sessions.prepareNoMore();
      await inOneTransaction(units, session, begin);
    }
  }
}

/** Over a connection of its own: a migration may wait for another replica's, and take its time. */
async function migrateAt({ url, schemaName, migrations }: PostgresOptions): Promise<void> {
  const sessions = new PostgresSessions({ url, most: 1 });
  const kysely = kyselyOn(sessions, schemaName);
  try {
    await refuseOtherEncodings(kysely, sessions.place);
    await migrate(kysely, { migrations, place: `${sessions.place}, schema ${schemaName}`, schema: schemaName });
  } finally {
    await sessions.end();
  }
}

/** In another encoding the server refuses or changes some names and texts of players. */
async function refuseOtherEncodings(kysely: Kysely<unknown>, place: string): Promise<void> {
  const { rows } = await sql<{ server_encoding: string }>`show server_encoding`.execute(kysely);
  const encoding = rows[0]?.server_encoding ?? 'unknown';
  if (encoding === 'UTF8') return;
  throw new UnusableDatabase(
    `The database at ${place} has the encoding ${encoding}, and must have UTF8. Create one that has, with ` +
      `createdb --encoding=UTF8 --template=template0 --locale=C.UTF-8 NAME, and name it in the address.`,
  );
}

function kyselyOn<Schema>(sessions: PostgresSessions, schemaName: string): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new SessionDialect(POSTGRES, sessions) }).withSchema(schemaName);
}

/** The order in which every process locks what its groups write: no two of them wait for each other. */
function byKey({ key: a }: Unit, { key: b }: Unit): number {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
