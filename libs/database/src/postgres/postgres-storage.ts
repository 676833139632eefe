import { Kysely, type Migration, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { migrate } from '../migrate.js';
import { type Grammar, type Session, SessionDialect } from '../session-dialect.js';
import type { Outcome, Storage, Unit } from '../storage.js';
import { lostAgainstAnother } from './postgres-error.js';
import { PostgresSessions } from './postgres-sessions.js';

export interface PostgresOptions {
  readonly url: string;
  readonly schemaName: string;
  readonly migrations: Readonly<Record<string, Migration>>;
  readonly connections: number;
}

/** So long may a statement take: beyond, the server is taken for unreachable. In milliseconds. */
const QUERY_TIMEOUT = 30_000;

/** So often is a unit run again that lost against another one. */
const MOST_ATTEMPTS = 5;

const POSTGRES: Grammar = {
  adapter: () => new PostgresAdapter(),
  compiler: () => new PostgresQueryCompiler(),
  introspector: (kysely) => new PostgresIntrospector(kysely),
};

/** A schema in a database of a Postgres server. Each unit is a transaction; the server groups their flushes. */
export class PostgresStorage<Schema> implements Storage<Schema> {
  readonly dialect = 'postgres';
  readonly query: Kysely<Schema>;

  private constructor(
    private readonly sessions: PostgresSessions,
    schemaName: string,
  ) {
    this.query = kyselyOn(sessions, schemaName);
  }

  static async open<Schema>(options: PostgresOptions): Promise<PostgresStorage<Schema>> {
    const { url, schemaName, connections } = options;
    await migrateAt(options);
    const sessions = new PostgresSessions({ url, most: connections, queryTimeout: QUERY_TIMEOUT });
    return new PostgresStorage<Schema>(sessions, schemaName);
  }

  async write(unit: Unit): Promise<Outcome> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(unit);
      } catch (error) {
        if (!lostAgainstAnother(error) || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  async close(): Promise<void> {
    await this.sessions.end();
  }

  private async attempt(unit: Unit): Promise<Outcome> {
    const session = await this.sessions.acquire();
    try {
      await command(session, 'begin');
      const outcome = await apply(unit, session);
      await command(session, outcome === 'written' ? 'commit' : 'rollback');
      return outcome;
    } catch (error) {
      await command(session, 'rollback');
      throw error;
    } finally {
      session.release();
    }
  }
}

/** Over a connection of its own: a migration may wait for another replica's, and take its time. */
async function migrateAt({ url, schemaName, migrations }: PostgresOptions): Promise<void> {
  const sessions = new PostgresSessions({ url, most: 1 });
  const kysely = kyselyOn(sessions, schemaName);
  try {
    await migrate(kysely, { migrations, place: `${sessions.place}, schema ${schemaName}`, schema: schemaName });
  } finally {
    await sessions.end();
  }
}

function kyselyOn<Schema>(sessions: PostgresSessions, schemaName: string): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new SessionDialect(POSTGRES, sessions) }).withSchema(schemaName);
}

async function apply({ guard, statements }: Unit, session: Session): Promise<Outcome> {
  if (guard !== null && (await session.run(guard)).changed !== 1) return 'conflict';
  for (const statement of statements) await session.run(statement);
  return 'written';
}

async function command(session: Session, sql: string): Promise<void> {
  await session.run({ sql, parameters: [] });
}
