import type { Environment } from '#libs/service';

/** Pairs, and characters of one. */
const MAX_PAIRS = 128;
const MAX_CHARACTERS = 4_096;

/** RFC 9110: a field name is a token, and a value has no control characters. */
const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** `name=value,name=value` with percent-encoded values; undefined where it is not. */
export function keyValuesOf(text: string): ReadonlyMap<string, string> | undefined {
  const items = text.split(',').map((item) => item.trim());
  const pairs = items.filter((item) => item !== '').map(pairOf);
  if (pairs.length > MAX_PAIRS) return undefined;
  const known = pairs.flatMap((pair) => (pair === undefined ? [] : [pair]));
  return known.length === pairs.length ? new Map(known) : undefined;
}

function pairOf(item: string): readonly [string, string] | undefined {
  const at = item.indexOf('=');
  if (at < 1 || item.length > MAX_CHARACTERS) return undefined;
  try {
    return [decodeURIComponent(item.slice(0, at).trim()), decodeURIComponent(item.slice(at + 1).trim())];
  } catch {
    // A percent sign that escapes nothing.
    return undefined;
  }
}

/** Headers of requests. They are secrets: what is wrong is described without them. */
export function headersIn(env: Environment, variable: string): Readonly<Record<string, string>> {
  const headers = keyValuesOf(env.optionalText(variable) ?? '');
  const areHeaders =
    headers !== undefined && [...headers].every(([name, value]) => NAME.test(name) && VALUE.test(value));
  env.refuseIf(
    !areHeaders,
    `${variable} must be name=value pairs, separated by commas, with values that are percent-encoded`,
  );
  return areHeaders ? Object.fromEntries(headers) : {};
}
