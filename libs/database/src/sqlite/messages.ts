import type { Statement } from '../statement.js';
import type { WriteOutcome, Unit } from '../storage.js';

/** The writer is for migrations and commits; the reader cannot write. */
export type ConnectionName = 'reader' | 'writer';

/** What the thread is asked. It answers each with one {@link Reply}, in the order of the requests. */
export type Request =
  | { readonly kind: 'open'; readonly path: string }
  | { readonly kind: 'run'; readonly connection: ConnectionName; readonly statement: Statement }
  | { readonly kind: 'commit'; readonly units: readonly Unit[] }
  | { readonly kind: 'close' };

/** An error on its way between threads. */
export interface Failure {
  readonly message: string;
  /** SQLite's extended result code, such as `SQLITE_CONSTRAINT_UNIQUE`, `LOCKED`: another process holds the file, `DAMAGED`: it cannot be opened any more. */
  readonly code: string | null;
}

/** What became of one unit of a commit. */
export type UnitReply = WriteOutcome | Failure;

export type Reply<Answer> = { readonly answer: Answer } | { readonly failure: Failure };
