import { types } from 'node:util';
import { DatabaseError } from 'pg';
import { DatabaseUnavailable } from '../errors.js';

/**
 * SQLSTATEs that are not the statement's fault (PostgreSQL, appendix A): connection lost, too many connections, disk
 * or memory short, a server that starts, stops, or became a read-only standby.
 */
const UNAVAILABLE = /^(08...|53...|57P0[1-5]|58...|25006)$/;

/** SQLSTATEs of a transaction that lost against another one: run again, it gets through. */
const LOST = ['40001', '40P01'];

/** The error as this library's callers know it. One that did not come from the server is one of the connection. */
export function toError(error: unknown, place: string): Error {
  if (error instanceof TypeError || error instanceof DatabaseUnavailable) return error;
  if (error instanceof DatabaseError && !UNAVAILABLE.test(error.code ?? '')) return error;
  return new DatabaseUnavailable(`The database at ${place} does not answer: ${reasonOf(error)}`, { cause: error });
}

export function lostAgainstAnother(error: unknown): boolean {
  return error instanceof DatabaseError && LOST.includes(error.code ?? '');
}

/** A name with several addresses fails once per address; the error that collects these says nothing itself. */
function reasonOf(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  return 'errors' in error && Array.isArray(error.errors) ? error.errors.map(String).join('; ') : error.message;
}
