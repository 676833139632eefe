import type { Kysely } from 'kysely';
import type { HealthChecksSchema } from './health-checks.js';
import type { Compiled, Statement } from './statement.js';

/** One atomic write: every statement or none. */
export interface WriteUnit {
  /**
   * Names what the unit is about, such as a game: units of different keys write, read in their guards, and refer to
   * different rows. Units that have a key may share a transaction, in the order of their keys; without one a unit may
   * touch anything, and waits for a transaction of its own where units that share one could lock each other out.
   */
  readonly key?: string;
  /**
   * An insert, update or delete without `returning` that must change exactly one row; else nothing of the unit is written and the outcome
   * is `conflict`. Of two units at the same time whose guards exclude each other, one is written.
   */
  readonly guard?: Compiled;
  readonly statements: readonly Compiled[];
}

/** `conflict`: the guard did not change exactly one row, and nothing was written. */
export type WriteOutcome = 'written' | 'conflict';

/** A {@link WriteUnit} as a dialect runs it. */
export interface Unit {
  readonly key: string | undefined;
  readonly guard: Statement | null;
  readonly statements: readonly Statement[];
}

export type GroupListener = (units: number, seconds: number) => void;

/** The connections to a server, and how many wait for one. */
export interface Connections {
  readonly open: number;
  readonly idle: number;
  readonly waiting: number;
}

/** What a dialect brings: the promises are those of `Database`. */
export interface Storage<Schema> {
  readonly dialect: 'sqlite' | 'postgres';
  readonly query: Kysely<Schema>;
  readonly healthChecks: Kysely<HealthChecksSchema>;
  /** From now on the listener is given how many units each group had, and how many seconds it took. */
  onGroup(listener: GroupListener): void;
  /** Undefined where there are none: SQLite is a file. */
  connections(): Connections | undefined;
  write(unit: Unit): Promise<WriteOutcome>;
  /** Ends what is under way first. */
  close(): Promise<void>;
}
