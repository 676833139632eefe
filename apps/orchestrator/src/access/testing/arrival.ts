import { IncomingMessage, type IncomingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';

export interface ArrivalOptions {
  readonly headers?: IncomingHttpHeaders;
  /** Where it was sent from. */
  readonly from?: string;
  /** The address that it arrived at. */
  readonly at?: string;
}

/** A request with these headers over a connection between these addresses. */
export function arrival({ headers = {}, from = '192.0.2.1', at = '192.0.2.2' }: ArrivalOptions): IncomingMessage {
  const socket = new Socket();
  Object.defineProperties(socket, { remoteAddress: { value: from }, localAddress: { value: at } });
  const request = new IncomingMessage(socket);
  Object.assign(request.headers, headers);
  return request;
}
