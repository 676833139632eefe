import { parseUrl } from './parse-url.js';

/** A name of 255 octets, a scheme and a port fit in; longer values are not read. */
const MAX_ORIGIN_LENGTH = 300;
const SHAPE = /^[a-z][a-z\d+.-]*:\/\/[^\s/?#@\\,]+$/i;

/**
 * An origin (RFC 6454) as browsers serialise it: lower case, punycode, without the scheme's default port. Undefined for
 * anything else: `null`, several origins, a URL with a path.
 */
export function webOrigin(text: string): string | undefined {
  if (text.length > MAX_ORIGIN_LENGTH || !SHAPE.test(text)) return undefined;
  const lower = text.toLowerCase();
  const url = parseUrl(lower);
  return url === undefined || url.host === '' ? undefined : `${url.protocol}//${url.host}`;
}

/** The host of a Host header, as URLs write it, without its port; undefined if it is not one. */
export function hostnameIn(header: string): string | undefined {
  const origin = webOrigin(`http://${header}`);
  return origin && new URL(origin).hostname;
}
