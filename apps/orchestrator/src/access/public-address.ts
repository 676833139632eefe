import type { IncomingMessage } from 'node:http';
import { hostnameIn, isLocalHostName, webOrigin } from '#libs/service';

/** The parts of a request that show where it came from and where it was sent to. */
export type Arrival = Pick<IncomingMessage, 'headers' | 'socket'>;

/** Whether an address is that of a proxy of ours. */
export type TrustsAddress = (address: string, hop: number) => boolean;

/** What a trusted proxy has added about the request that it received. */
interface Forwarded {
  readonly isForwarded: boolean;
  readonly scheme: string | undefined;
  readonly host: string | undefined;
  /** With a slash before it and none after it, or empty. */
  readonly prefix: string;
}

const SCHEMES: ReadonlyMap<string, string> = new Map([
  ['http', 'http'],
  ['https', 'https'],
  ['ws', 'http'],
  ['wss', 'https'],
]);
const FORWARDING = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-prefix'];
const PREFIX = /^(?:\/[\w.~-]+)+$/;
const MAX_PREFIX_LENGTH = 200;
const NOT_FORWARDED: Forwarded = { isForwarded: false, scheme: undefined, host: undefined, prefix: '' };

/** Where clients reach this server: as the operator has set it, else as a trusted proxy forwards it, else as the request was sent. */
export class PublicAddress {
  /** @param fixed `https://arena.example/arena`, without a slash at its end; undefined: taken from each request */
  constructor(
    private readonly fixed?: string,
    readonly trusts: TrustsAddress = () => false,
  ) {}

  /** The server's address for the client that sent this request, without a slash at its end. */
  of(request: Arrival): string {
    if (this.fixed !== undefined) return this.fixed;
    const { scheme, host, prefix } = this.forwarded(request);
    return `${scheme ?? 'http'}://${host ?? request.headers.host ?? 'localhost'}${prefix}`;
  }

  /** What precedes a path in a link: the whole address where it is known, else nothing, as links are relative then. */
  linkBase(request: Arrival): string {
    return this.fixed !== undefined || this.forwarded(request).isForwarded ? this.of(request) : '';
  }

  /**
   * Whether a page of this origin comes from this server. Where no proxy forwards how the client connected, the scheme is
   * unknown, since TLS may end before this service: then host and port decide.
   */
  isOwnOrigin(origin: string, request: Arrival): boolean {
    if (this.fixed !== undefined && origin === new URL(this.fixed).origin) return true;
    const { scheme, host } = this.forwarded(request);
    const seen = host ?? request.headers.host;
    return seen !== undefined && webOrigin(`${scheme ?? schemeOf(origin)}://${seen}`) === origin;
  }

  /**
   * Where a client is: the connection's address, or, as far as the proxies on the way are trusted, what they forward. As
   * Fastify does it; a socket's first request may be gone when this is asked.
   */
  ofClient(headers: Arrival['headers'], connection: string): string {
    const forwarded = [headers['x-forwarded-for']].flat().join(',').split(',');
    const hops = [
      connection,
      ...forwarded
        .map((hop) => hop.trim())
        .filter((hop) => hop !== '')
        .toReversed(),
    ];
    return hops.find((address, hop) => !this.trusts(address, hop)) ?? hops.at(-1) ?? connection;
  }

  /**
   * Whether the Host of a request that arrived on a loopback address is a name of this server. Any other name leads here
   * only through the DNS of another domain, and a page of that name would count as our own (DNS rebinding).
   */
  knowsHost(request: Arrival): boolean {
    if (isLocalHostName(request)) return true;
    const name = hostnameIn(request.headers.host ?? '');
    if (name === undefined) return false;
    const isNamed = this.fixed !== undefined && new URL(this.fixed).hostname === name;
    return isNamed || this.forwarded(request).isForwarded;
  }

  private forwarded({ headers, socket }: Arrival): Forwarded {
    const isForwarded = FORWARDING.some((name) => headers[name] !== undefined);
    if (!isForwarded || !this.trusts(socket.remoteAddress ?? '', 0)) return NOT_FORWARDED;
    const host = lastOf(headers['x-forwarded-host']);
    return {
      isForwarded,
      scheme: SCHEMES.get(lastOf(headers['x-forwarded-proto']).toLowerCase()),
      host: hostnameIn(host) === undefined ? undefined : host,
      prefix: prefixIn(lastOf(headers['x-forwarded-prefix'])),
    };
  }
}

/** The value that the nearest proxy gave: what precedes it may come from anybody. */
function lastOf(header: string | readonly string[] | undefined): string {
  return [header].flat().join(',').split(',').at(-1)?.trim() ?? '';
}

function prefixIn(header: string): string {
  const prefix = header.replace(/\/+$/, '');
  return prefix.length <= MAX_PREFIX_LENGTH && PREFIX.test(prefix) ? prefix : '';
}

function schemeOf(origin: string): string {
  return origin.startsWith('https:') ? 'https' : 'http';
}
