import { parseUrl } from '#libs/service';

/**
 * An address below a service's base: `endpoint('http://host/api/', 'game', id)` → `http://host/api/game/{id}`. The base
 * may have a path and a query, both are kept; segments are escaped, also those that a URL would resolve (`..`), so an
 * id never leads to another page. A base that is no address comes back as it is.
 */
export function endpoint(base: string, ...segments: readonly string[]): string {
  const url = parseUrl(base);
  if (url === undefined) return base;
  url.pathname = [url.pathname.replace(/\/+$/, ''), ...segments.map(escaped)].join('/');
  return url.href;
}

/** `.` and `..` go one level up in whichever way they are escaped, so they are escaped twice. Half a character is replaced. */
function escaped(segment: string): string {
  if (segment === '.' || segment === '..') return segment.replaceAll('.', '%252E');
  return encodeURIComponent(segment.replaceAll(/\p{Cs}/gu, '\uFFFD'));
}
