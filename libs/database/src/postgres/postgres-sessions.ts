import { Pool, type PoolClient, type QueryConfig, type QueryResultRow, TypeOverrides, types } from 'pg';
import { DatabaseUnavailable } from '../errors.js';
import type { Result, Session, SessionSource } from '../session-dialect.js';
import type { Connections } from '../storage.js';
import type { Compiled, Statement } from '../statement.js';
import { readPostgresAddress } from './postgres-address.js';
import { finalError, toError } from './postgres-error.js';
import { StatementNames } from './statement-names.js';

/** How long a server may be unreachable, or without a free connection, before it counts as away. In milliseconds. */
const CONNECT_TIMEOUT = 10_000;

export interface PostgresConnections {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  /** How many at a time. */
  readonly most: number;
  /** An answer that takes longer does not come; absent: wait. In milliseconds. */
  readonly queryTimeout?: number;
}

/** `bigint` and `numeric` (what sums are) as numbers, as SQLite gives them. */
const TYPES = new TypeOverrides();
TYPES.setTypeParser(types.builtins.INT8, Number);
TYPES.setTypeParser(types.builtins.NUMERIC, Number);

/** Connections to a Postgres server. Every error of a connection is a {@link DatabaseUnavailable}. */
export class PostgresSessions implements SessionSource {
  /** Without the password. */
  readonly place: string;
  private readonly pool: Pool;
  private readonly names = new StatementNames();
  /** Sessions that are held or waited for. The pool would never answer those who wait when it ends. */
  private inUse = 0;
  private whenIdle: (() => void) | undefined;

  constructor({ url, most, queryTimeout }: PostgresConnections) {
    const { connectionString, place } = readPostgresAddress(url);
    this.place = place;
    this.pool = new Pool({
      connectionString,
      max: most,
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      keepAlive: true,
      // What a session is sent without waiting goes to the server at once.
      pipeline: true,
      types: TYPES,
      ...(queryTimeout !== undefined && { query_timeout: queryTimeout }),
    });
    // Without listeners a connection that breaks between two statements ends the process. The pool replaces an idle
    // one by itself; the holder of any other finds out with its next statement.
    this.pool.on('error', () => {});
    this.pool.on('connect', (client) => client.on('error', () => {}));
  }

  async acquire(): Promise<PostgresSession> {
    this.inUse++;
    try {
      return new PostgresSession(await this.pool.connect(), this.place, this.names, () => this.leave());
    } catch (error) {
      this.leave();
      throw toError(error, this.place);
    }
  }

  get connections(): Connections {
    const { totalCount: open, idleCount: idle, waitingCount: waiting } = this.pool;
    return { open, idle, waiting };
  }

  /** From now on no statement is prepared by name. */
  prepareNoMore(): void {
    this.names.giveUp();
  }

  /** Resolves when every session is released and every connection closed. */
  async end(): Promise<void> {
    if (this.inUse > 0) await new Promise<void>((resolve) => (this.whenIdle = resolve));
    await this.pool.end();
  }

  private leave(): void {
    this.inUse--;
    if (this.inUse === 0) this.whenIdle?.();
  }
}

/** One connection of {@link PostgresSessions}. */
export class PostgresSession implements Session {
  /** What broke the connection. What still arrives on it is unknown: it is not used again. */
  private broken: DatabaseUnavailable | undefined;

  constructor(
    private readonly client: PoolClient,
    private readonly place: string,
    private readonly names: StatementNames,
    private readonly leave: () => void,
  ) {}

  async run<Row>({ sql, parameters }: Compiled): Promise<Result<Row>> {
    try {
      return await this.query<Row>({ text: sql, values: [...parameters] });
    } catch (error) {
      throw finalError(error, this.place);
    }
  }

  /** For what begins and ends a transaction. */
  async command(sql: string): Promise<void> {
    await this.query({ text: sql });
  }

  /**
   * For what comes again and again, and is planned once. It must not return all columns of a table: the server refuses
   * the plan once a newer program has added one.
   */
  async repeat({ sql, parameters }: Statement): Promise<Result<unknown>> {
    const name = this.names.of(sql);
    return this.query({ text: sql, values: [...parameters], ...(name !== undefined && { name }) });
  }

  release(): void {
    this.client.release(this.broken !== undefined);
    this.leave();
  }

  private async query<Row>(query: QueryConfig): Promise<Result<Row>> {
    if (this.broken !== undefined) throw this.broken;
    try {
      const { rows, rowCount } = await this.client.query<Row & QueryResultRow>(query);
      return { rows, changed: rowCount ?? 0 };
    } catch (cause) {
      const error = toError(cause, this.place);
      if (error instanceof DatabaseUnavailable) this.broken = error;
      throw error;
    }
  }
}
