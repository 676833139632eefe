/**
 * What a refusal of the server means for the statement that met it:
 *
 * - `outage`: a condition of the server or its surroundings, which passes or which an operator ends. The statement is
 *   right, and this connection may be unusable.
 * - `cancelled`: as an outage, but only for what took too long or waited for a lock. The connection is good; nothing of
 *   the transaction is kept.
 * - `lost`: against another transaction. Run again, it gets through.
 * - `unprepared`: the connection does not hold the prepared statement that this program knows of. Something between
 *   hands transactions to different connections, such as PgBouncer; without prepared statements it gets through.
 * - `mistake`: the statement or its values are wrong, and will be again.
 */
export type Meaning = 'outage' | 'cancelled' | 'lost' | 'unprepared' | 'mistake';

/**
 * By SQLSTATE (PostgreSQL, appendix A): a code goes before its class, which is its first two characters. What is not
 * named here is a mistake: the classes of data, constraints and syntax among others.
 */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  '08': 'outage', // connection, and poolers about theirs
  '0A000': 'unprepared', // a cached plan must not change its result type: the tables were migrated meanwhile
  '25006': 'outage', // read-only: a standby, or a server that protects a full disk
  '25P03': 'outage', // idle_in_transaction_session_timeout
  '25P04': 'outage', // transaction_timeout
  '26000': 'unprepared', // no such prepared statement
  '28': 'outage', // the login is refused: a password is being changed
  '3D000': 'outage', // no such database: it is being restored
  '3F000': 'outage', // no such schema: likewise
  '40': 'lost', // serialization failure, deadlock
  '42501': 'outage', // rights were taken away
  '42P01': 'outage', // no such table: it is being restored
  '42P05': 'unprepared', // the prepared statement exists already
  '53': 'outage', // disk, memory, connections
  '55': 'outage', // not in the state for it: a server that recovers
  '55P03': 'cancelled', // lock_timeout
  '57': 'outage', // an operator or a time limit ended the session, the server starts or stops
  '57014': 'cancelled', // statement_timeout, pg_cancel_backend
  '58': 'outage', // the server's files
  '72': 'outage', // snapshot too old
  F0: 'outage', // the server's configuration
  XX: 'outage', // internal, damaged data or index, and the errors of several poolers
};

const CLASS_LENGTH = 2;

export function meaningOf(sqlstate: string): Meaning {
  return MEANINGS[sqlstate] ?? MEANINGS[sqlstate.slice(0, CLASS_LENGTH)] ?? 'mistake';
}
