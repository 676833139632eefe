import { parseUrl } from '#libs/service';
import type { Span } from '../games/ports/index.js';
import type { MeasuredService } from './exchange-meter.js';

const PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** Of one request, named after the service that it is sent to. Of its address no more than host and port: the rest may be a secret of its receiver's. */
export function clientSpan(
  caller: Span,
  { method, url }: { readonly method: string; readonly url: string },
  service: MeasuredService | undefined,
): Span {
  const { hostname, port, protocol } = parseUrl(url) ?? {};
  return caller.child(service === undefined ? method : `${method} ${service}`, 'client', {
    'peer.service': service,
    'http.request.method': method,
    'server.address': hostname,
    'server.port': port === undefined || port === '' ? PORTS[protocol ?? ''] : Number(port),
  });
}
