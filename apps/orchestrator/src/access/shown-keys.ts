import type { IncomingHttpHeaders } from 'node:http';
import type { Arrival } from './public-address.js';

/** What a Socket.IO client sends when it connects. */
export interface Handshake {
  readonly headers: IncomingHttpHeaders;
  /** The client's `auth` option, whatever it put there. */
  readonly auth: Readonly<Record<string, unknown>>;
}

/** A socket: what its client sent in the handshake, and the request that opened it. */
export interface Client {
  readonly id: string;
  /** `address` is where the connection comes from. */
  readonly handshake: Handshake & { readonly address: string };
  readonly request: Arrival;
}

/** `Authorization: Bearer <key>` and `X-API-Key: <key>`. Anything else in these headers is ignored. */
export function keysInHeaders({ authorization, 'x-api-key': own }: IncomingHttpHeaders): readonly string[] {
  const bearer = /^Bearer +(\S+)$/i.exec(authorization?.trim() ?? '')?.[1];
  return [bearer, own].flat().filter(isKey);
}

/** `auth: {api_key}`, `auth: {token}`, or a header: browsers cannot send headers with a websocket. */
export function keysInHandshake({ headers, auth }: Handshake): readonly string[] {
  return [auth['api_key'], auth['token']].filter(isKey).concat(keysInHeaders(headers));
}

function isKey(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
