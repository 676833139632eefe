import type { CompiledQuery, Kysely } from 'kysely';
import type { Statement } from './statement.js';

/** One atomic write: every statement or none. */
export interface WriteUnit {
  /**
   * An insert, update or delete that must change exactly one row; else nothing of the unit is written and the outcome
   * is `conflict`. Of two units at the same time whose guards exclude each other, one is written.
   */
  readonly guard?: CompiledQuery;
  readonly statements: readonly CompiledQuery[];
}

/** `conflict`: the guard did not change exactly one row, and nothing was written. */
export type Outcome = 'written' | 'conflict';

/** A {@link WriteUnit} as a dialect runs it. */
export interface Unit {
  readonly guard: Statement | null;
  readonly statements: readonly Statement[];
}

/** What a dialect brings: the promises are those of `Database`. */
export interface Storage<Schema> {
  readonly dialect: 'sqlite' | 'postgres';
  readonly query: Kysely<Schema>;
  write(unit: Unit): Promise<Outcome>;
  /** Ends what is under way first. */
  close(): Promise<void>;
}
