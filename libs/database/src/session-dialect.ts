import type {
  CompiledQuery,
  DatabaseConnection,
  DatabaseIntrospector,
  Dialect,
  DialectAdapter,
  Driver,
  Kysely,
  QueryCompiler,
  QueryResult,
} from 'kysely';
import type { Compiled } from './statement.js';

/** What a statement answers. `changed` counts the rows that it wrote; those that it returned, if it returns rows. */
export interface Result<Row> {
  readonly rows: Row[];
  readonly changed: number;
}

/** One connection, held by one user until it is released. */
export interface Session {
  /** Statements run in the order of the calls, also of those that do not wait. The caller states what a row is: nothing checks it. */
  run<Row>(statement: Compiled): Promise<Result<Row>>;
  release(): void;
}

/** Where sessions come from. Its creator ends it. */
export interface SessionSource {
  acquire(): Promise<Session>;
}

/** The parts of a dialect that are Kysely's own. */
export interface Grammar {
  adapter(): DialectAdapter;
  compiler(): QueryCompiler;
  introspector(kysely: Kysely<unknown>): DatabaseIntrospector;
}

/** Kysely over sessions. Transactions are plain: their settings are left to the database. */
export class SessionDialect implements Dialect {
  constructor(
    private readonly grammar: Grammar,
    private readonly source: SessionSource,
  ) {}

  createDriver(): Driver {
    return new SessionDriver(this.source);
  }

  createAdapter(): DialectAdapter {
    return this.grammar.adapter();
  }

  createQueryCompiler(): QueryCompiler {
    return this.grammar.compiler();
  }

  createIntrospector(kysely: Kysely<unknown>): DatabaseIntrospector {
    return this.grammar.introspector(kysely);
  }
}

class SessionConnection implements DatabaseConnection {
  constructor(private readonly session: Session) {}

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, changed } = await this.session.run<Row>(query);
    return { rows, numAffectedRows: BigInt(changed) };
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('This database does not stream: read page by page.');
  }

  async command(sql: string): Promise<void> {
    await this.session.run({ sql, parameters: [] });
  }

  release(): void {
    this.session.release();
  }
}

class SessionDriver implements Driver {
  constructor(private readonly source: SessionSource) {}

  async init(): Promise<void> {}

  async acquireConnection(): Promise<SessionConnection> {
    return new SessionConnection(await this.source.acquire());
  }

  async beginTransaction(connection: SessionConnection): Promise<void> {
    await connection.command('begin');
  }

  async commitTransaction(connection: SessionConnection): Promise<void> {
    await connection.command('commit');
  }

  async rollbackTransaction(connection: SessionConnection): Promise<void> {
    await connection.command('rollback');
  }

  async releaseConnection(connection: SessionConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {}
}
