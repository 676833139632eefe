import { types } from 'node:util';
import { Client } from 'pg';

/** As in libpq, where `require` and `verify-ca` check the certificate less strictly; `no-verify` is the driver's own. */
const SSL_MODES = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'];
/** The driver checks the certificate with these as with `verify-full`, and warns about it. */
const STRICT_MODES = /([?&]sslmode=)(prefer|require|verify-ca)(?=&|$)/;
const SCHEME = /^postgres(ql)?:\/\//;

/** Where a server is, and how it is reached. */
export interface PostgresAddress {
  /** For the driver. */
  readonly connectionString: string;
  /** Without the password, for messages: `host:port/database`. */
  readonly place: string;
}

/** The address does not name a server. The message explains why, and shows nothing of the address. */
class PostgresAddressError extends Error {}

/**
 * Reads `postgres://user:password@host:port/database?sslmode=…`. A socket is `?host=/folder`, or the folder in the
 * place of the host with its slashes as %2F.
 *
 * @throws {PostgresAddressError}
 */
export function readPostgresAddress(url: string): PostgresAddress {
  if (!SCHEME.test(url)) throw new PostgresAddressError('must start with postgres:// or postgresql://');
  const hosts = [authorityOf(url).replace(/^.*@/, ''), queryOf(url).get('host') ?? ''];
  if (hosts.some((host) => host.includes(','))) {
    throw new PostgresAddressError('names several hosts, but must name one: that of the primary, or of a proxy');
  }
  const mode = queryOf(url).get('sslmode');
  if (mode !== null && !SSL_MODES.includes(mode)) {
    throw new PostgresAddressError(`has an sslmode that there is not: it may be ${SSL_MODES.join(', ')}`);
  }
  const connectionString = url.replace(STRICT_MODES, '$1verify-full');
  return { connectionString, place: placeOf(connectionString) };
}

/** For who wrote the address, to follow the name of its variable; undefined where there is none. */
export function mistakeInPostgresUrl(url: string): string | undefined {
  try {
    readPostgresAddress(url);
    return undefined;
  } catch (error) {
    if (error instanceof PostgresAddressError) return error.message;
    throw error;
  }
}

/** The driver's own reading of it. */
function placeOf(connectionString: string): string {
  try {
    const { host, port, database = '' } = new Client({ connectionString });
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new RangeError('port');
    return host.startsWith('/') ? `${host}/${database}` : `${host}:${port}/${database}`;
  } catch (error) {
    const file = fileIn(error);
    throw new PostgresAddressError(
      file === undefined
        ? 'cannot be read: it must look like postgres://user:password@host:5432/database, with characters such as / ? # @ % in user and password written as %2F %3F %23 %40 %25'
        : `names a file that cannot be read: ${file}`,
    );
  }
}

/** The path of a file that could not be read, such as that of a certificate. */
function fileIn(error: unknown): string | undefined {
  if (!types.isNativeError(error) || !('path' in error)) return undefined;
  return typeof error.path === 'string' ? error.path : undefined;
}

function authorityOf(url: string): string {
  return url.replace(SCHEME, '').replace(/[/?#].*$/, '');
}

function queryOf(url: string): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : url.slice(start));
}
