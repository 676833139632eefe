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

/** What a dialect brings: the promises are those of `Database`. */
export interface Storage<Schema> {
  readonly dialect: 'sqlite' | 'postgres';
  readonly query: Kysely<Schema>;
  readonly healthChecks: Kysely<HealthChecksSchema>;
  write(unit: Unit): Promise<WriteOutcome>;
  /** Ends what is under way first. */
  close(): Promise<void>;
}
