import type { Result, Session, SessionSource } from '../session-dialect.js';
import { type Compiled, toStatement } from '../statement.js';
import type { ConnectionName } from './messages.js';
import type { SqliteThread } from './sqlite-thread.js';

/** One connection of the thread, lent to one user at a time: a transaction must not hold the statements of another user. */
export class SqliteSessions implements SessionSource {
  private held = false;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly thread: SqliteThread,
    private readonly connection: ConnectionName,
  ) {}

  async acquire(): Promise<Session> {
    if (this.held) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.held = true;
    return { run: async (statement) => this.run(statement), release: () => this.passOn() };
  }

  /** Resolves when those who hold or wait for the connection are done. */
  async idle(): Promise<void> {
    const session = await this.acquire();
    session.release();
  }

  /** To the one that waits longest, so that no other comes in between. */
  private passOn(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.held = false;
    else next();
  }

  /** Other types must not come near the driver: some of them make it end the process. */
  private async run<Row>(compiled: Compiled): Promise<Result<Row>> {
    const { connection } = this;
    return this.thread.ask<Result<Row>>({ kind: 'run', connection, statement: toStatement(compiled) });
  }
}
