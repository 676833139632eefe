/**
 * An address below a service's base: `endpoint('http://host/api/', 'game', id)` → `http://host/api/game/{id}`. The base
 * may have a path and a query, both are kept; segments are escaped. A base that is no address comes back as it is.
 */
export function endpoint(base: string, ...segments: readonly string[]): string {
  if (!URL.canParse(base)) return base;
  const url = new URL(base);
  url.pathname = [url.pathname.replace(/\/+$/, ''), ...segments.map(encodeURIComponent)].join('/');
  return url.href;
}
