import { types } from 'node:util';
import { DatabaseError } from 'pg';
import { connectionAdvice } from '../connection-advice.js';
import { DatabaseUnavailable } from '../errors.js';
import { type Meaning, meaningOf } from './sqlstates.js';

/** What an operator can do about a login that is refused, by SQLSTATE. The server's own words come first. */
const ADVICE: Readonly<Record<string, string>> = {
  '28000': 'check user, sslmode and the pg_hba.conf of the server',
  '28P01': 'check user and password in the address',
  '3D000': 'create the database, or name another one in the address',
  '42501': 'give the user of the address the rights of an owner: GRANT CREATE ON DATABASE …',
  '53300': 'raise max_connections on the server, or run fewer programs on it',
};

const CERTIFICATE_ADVICE =
  "add sslrootcert=/path/to/the/authority's.pem to the address (NODE_EXTRA_CA_CERTS does the same for the whole process), or, where the network is trusted, sslmode=no-verify";

/** The driver's own messages, and what they mean for who wrote the address. */
const DRIVER_ADVICE: readonly (readonly [RegExp, string])[] = [
  [/client password must be a (non-empty )?string/, 'the server asks for a password, and the address holds none'],
  [/does not support SSL connections/, 'the server does not speak TLS: use sslmode=disable, or switch it on there'],
];

/**
 * The error as those who write know it, who can do something about what is `cancelled`, `lost` or `unprepared`. One that
 * did not come from the server is one of the connection.
 */
export function toError(error: unknown, place: string): Error {
  if (error instanceof TypeError || error instanceof DatabaseUnavailable) return error;
  if (error instanceof DatabaseError && meaningOfError(error) !== 'outage') return error;
  return unavailable(error, place);
}

/** The error as this library's callers know it. */
export function finalError(error: unknown, place: string): unknown {
  const meaning = meaningOfError(error);
  return meaning === undefined || meaning === 'mistake' ? error : unavailable(error, place);
}

/** For a caller that cannot do anything about it now. */
function unavailable(error: unknown, place: string): DatabaseUnavailable {
  return new DatabaseUnavailable(`The database at ${place} cannot be used: ${reasonOf(error)}`, { cause: error });
}

/** Undefined for an error that the server did not send. */
export function meaningOfError(error: unknown): Meaning | undefined {
  return error instanceof DatabaseError ? meaningOf(error.code ?? '') : undefined;
}

function reasonOf(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  const advice = adviceFor(error);
  return advice === undefined ? messageOf(error) : `${messageOf(error)} (${advice})`;
}

/** A name with several addresses fails once per address; the error that collects these has no message. */
function messageOf(error: Error): string {
  return 'errors' in error && Array.isArray(error.errors) ? error.errors.map(String).join('; ') : error.message;
}

function adviceFor(error: Error): string | undefined {
  if (error instanceof DatabaseError) return ADVICE[error.code ?? ''];
  const [, driver] = DRIVER_ADVICE.find(([pattern]) => pattern.test(error.message)) ?? [];
  return driver ?? connectionAdvice(error, CERTIFICATE_ADVICE);
}
