import { statSync } from 'node:fs';
import Libsql from 'libsql';

/** @import { ConnectionName, Failure, UnitReply } from './messages.js' */
/** @import { Result } from '../session-dialect.js' */
/** @import { Statement, Value } from '../statement.js' */
/** @import { WriteOutcome, Unit } from '../storage.js' */
/** @typedef {import('libsql').Statement<(string | number | bigint | null)[][]>} Prepared */

/** Multi-row inserts have as many texts as they have numbers of rows. */
const MOST_PREPARED = 500;

/** For the command line of SQLite beside a running service: no other process writes. In milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;

/** A file is looked through when it is opened: about a second for each 500 MB. A larger one would keep the service waiting. */
const MAX_CHECKED_BYTES = 2 * 1024 ** 3;

/** An SQLite file, held against every other process until it is closed or this process is gone. */
export class SqliteFile {
  /**
   * Opens the file, creating it if it is missing.
   *
   * @param {string} path
   * @throws with the code `LOCKED` if another process holds it, and `DAMAGED` if it is not whole
   */
  constructor(path) {
    this.lock = takeLock(`${path}-lock`);
    try {
      this.writer = openWhole(path);
      this.reader = new Connection(path, ['query_only = on']);
    } catch (error) {
      this.lock.close();
      throw error;
    }
  }

  /**
   * @param {ConnectionName} connection
   * @param {Statement} statement
   * @returns {Result<unknown>}
   */
  run(connection, statement) {
    return this[connection].run(statement);
  }

  /**
   * Writes units in one transaction. Where that is not possible (a statement is refused, the disk is full, a deferred
   * constraint does not hold), each is written in one of its own, so that none suffers for another.
   *
   * @param {readonly Unit[]} units
   * @returns {UnitReply[]}
   */
  commit(units) {
    const { database } = this.writer;
    database.exec('begin immediate');
    try {
      const outcomes = units.map((unit) => this.apply(unit));
      database.exec('commit');
      return outcomes;
    } catch (error) {
      if (database.inTransaction) database.exec('rollback');
      if (units.length > 1) return units.flatMap((unit) => this.commit([unit]));
      return [error instanceof WideGuard ? 'conflict' : failureOf(error)];
    }
  }

  /** Empties the log into the file and lets go of it. */
  close() {
    this.reader.close();
    this.writer.run({ sql: 'pragma wal_checkpoint(truncate)', parameters: [] });
    this.writer.close();
    this.lock.close();
  }

  /**
   * @private
   * @param {Unit} unit
   * @returns {WriteOutcome}
   * @throws WideGuard if a guard that does not hold has changed something
   */
  apply({ guard, statements }) {
    const changed = guard === null ? 1 : this.writer.run(guard).changed;
    if (changed > 1) throw new WideGuard();
    if (changed === 0) return 'conflict';
    for (const statement of statements) this.writer.run(statement);
    return 'written';
  }
}

/**
 * @param {string} path
 * @throws with the code `DAMAGED`
 */
function openWhole(path) {
  try {
    const writer = new Connection(path, ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on']);
    refuseDamaged(writer, path);
    return writer;
  } catch (error) {
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error) ?? '')) throw error;
    throw damaged(error instanceof Error ? error.message : String(error));
  }
}

/**
 * @param {Connection} connection
 * @param {string} path
 */
function refuseDamaged(connection, path) {
  if (statSync(path).size > MAX_CHECKED_BYTES) return;
  const { rows } = connection.run({ sql: 'pragma quick_check(1)', parameters: [] });
  const finding = findingIn(rows[0]);
  if (finding === 'ok') return;
  connection.close();
  throw damaged(finding.replaceAll(/\s+/g, ' '));
}

/** @param {unknown} row */
function findingIn(row) {
  if (typeof row !== 'object' || row === null || !('quick_check' in row)) return 'nothing can be read';
  return String(row.quick_check);
}

/** @param {string} message */
function damaged(message) {
  return Object.assign(new Error(message), { code: 'DAMAGED' });
}

/** A guard changed more than one row. */
class WideGuard extends Error {}

class Connection {
  /**
   * @param {string} path
   * @param {readonly string[]} pragmas
   */
  constructor(path, pragmas) {
    this.database = new Libsql(path);
    /** @type {Map<string, Prepared>} */
    this.prepared = new Map();
    for (const pragma of [`busy_timeout = ${BUSY_TIMEOUT_MS}`, ...pragmas]) this.database.exec(`pragma ${pragma}`);
  }

  /**
   * @param {Statement} statement
   * @returns {Result<unknown>}
   */
  run({ sql, parameters }) {
    const prepared = this.prepare(sql);
    const values = parameters.map(toBound);
    if (!prepared.reader) return { rows: [], changed: prepared.run(values).changes };
    const rows = prepared.all(values);
    return { rows, changed: rows.length };
  }

  close() {
    this.prepared.clear();
    this.database.close();
  }

  /**
   * @private
   * @param {string} sql
   * @returns {Prepared}
   */
  prepare(sql) {
    const known = this.prepared.get(sql);
    if (known !== undefined) return known;
    if (this.prepared.size >= MOST_PREPARED) this.prepared.clear();
    const prepared = this.database.prepare(sql);
    this.prepared.set(sql, prepared);
    return prepared;
  }
}

/**
 * A database of its own, in a transaction that never ends: the operating system drops the lock with the process,
 * however it dies. The lock is not on the data itself, so that it can be read and backed up while the service runs.
 *
 * @param {string} path
 */
function takeLock(path) {
  const database = new Libsql(path);
  try {
    database.exec('begin exclusive');
    return database;
  } catch (error) {
    database.close();
    throw codeOf(error) === 'SQLITE_BUSY'
      ? Object.assign(new Error('held', { cause: error }), { code: 'LOCKED' })
      : error;
  }
}

/**
 * The driver binds every number as a real one; a whole one must stay whole in a column of any type.
 *
 * @param {Value} value
 */
function toBound(value) {
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
}

/**
 * @param {unknown} error
 * @returns {Failure}
 */
export function failureOf(error) {
  return { message: error instanceof Error ? error.message : String(error), code: codeOf(error) };
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
