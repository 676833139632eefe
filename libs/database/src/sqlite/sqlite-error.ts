import { basename, dirname } from 'node:path';
import { DatabaseUnavailable, FolderInUse, UnusableDatabase } from '../errors.js';
import type { Failure } from './messages.js';

/**
 * The disk is full, fails or refuses, the file was damaged, memory is short, another program keeps the file: none of it is
 * the statement's fault.
 */
const UNAVAILABLE =
  /^SQLITE_(FULL|IOERR|NOMEM|BUSY|LOCKED|CANTOPEN|READONLY|CORRUPT|NOTADB|PERM|PROTOCOL|INTERRUPT)(_|$)/;

/** A statement that SQLite refused. */
class SqliteError extends Error {
  override readonly name = 'SqliteError';

  constructor(
    message: string,
    /** SQLite's extended result code, such as `SQLITE_CONSTRAINT_UNIQUE`. */
    readonly code: string | null,
  ) {
    super(message);
  }
}

/** The error that a failure in the thread stands for. */
export function toError({ message, code }: Failure, path: string): Error {
  if (code === 'LOCKED') return new FolderInUse(dirname(path), basename(path));
  if (code === 'DAMAGED') {
    return new UnusableDatabase(
      `The SQLite file ${path} is damaged: ${message}. Put back a backup of it, or move it away (with ${basename(path)}-wal, ` +
        `if there is one) to begin without its games; the program sqlite3 may save some with its command .recover.`,
    );
  }
  if (code !== null && UNAVAILABLE.test(code)) return new DatabaseUnavailable(`${path} cannot be used: ${message}`);
  return new SqliteError(message, code);
}
