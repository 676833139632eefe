import { fieldsOf, type JsonObject, listOf, textOr } from '#libs/protocol';

/** A provider that asks for more is asked again after so long all the same, in milliseconds. */
const MAX_PAUSE_MS = 24 * 3_600_000;
/** "Please try again in 7m33.6s", "Please retry after 26 seconds", "retry in 41.4s". */
const IN_WORDS =
  /\b(?:try again|retry|wait|reset)\w*\s+(?:in|after|for)\s+((?:\d+(?:\.\d+)?\s*(?:ms|milliseconds?|h|hours?|m|minutes?|mins?|s|seconds?|secs?)(?![a-z])\s*)+)/i;
const PART = /(\d+(?:\.\d+)?)\s*(ms|milli|h|m|s)/gi;
const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, milli: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/**
 * After how many milliseconds a provider wants to be asked again; undefined where it does not state it. In this order:
 * `retry-after-ms`; `retry-after`, seconds or a date (RFC 9110 §10.2.3); the body of the error.
 */
export function retryAfter(headers: Headers, body: unknown, words: string, now: number): number | undefined {
  const asked = [
    milliseconds(headers.get('retry-after-ms')),
    secondsOrDate(headers.get('retry-after'), now),
    inBody(body, now),
    inWords(words),
  ].find((ms) => ms !== undefined);
  return asked === undefined ? undefined : Math.min(Math.max(asked, 0), MAX_PAUSE_MS);
}

function milliseconds(value: unknown): number | undefined {
  const ms = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof ms === 'number' && Number.isFinite(ms) ? ms : undefined;
}

function secondsOrDate(value: unknown, now: number): number | undefined {
  const seconds = milliseconds(value);
  if (seconds !== undefined) return seconds * 1_000;
  const date = Date.parse(textOr(value, ''));
  return Number.isNaN(date) ? undefined : date - now;
}

/** Google's RetryInfo (`retryDelay: "34s"`), `retry_after` in seconds, and the reset that OpenRouter passes on (a time). */
function inBody(body: unknown, now: number): number | undefined {
  const outer = fieldsOf(Array.isArray(body) ? body[0] : body);
  const error = fieldsOf(outer['error']);
  const delay = listOf(error['details'])
    .map((detail) => duration(textOr(fieldsOf(detail)['retryDelay'], '')))
    .find((ms) => ms !== undefined);
  const seconds = milliseconds(error['retry_after'] ?? outer['retry_after']);
  return delay ?? (seconds === undefined ? untilReset(fieldsOf(error['metadata']), now) : seconds * 1_000);
}

function untilReset(metadata: JsonObject, now: number): number | undefined {
  const time = milliseconds(fieldsOf(metadata['headers'])['X-RateLimit-Reset']);
  return time === undefined ? undefined : time - now;
}

function inWords(words: string): number | undefined {
  return duration(IN_WORDS.exec(words)?.[1] ?? '');
}

function duration(text: string): number | undefined {
  const parts = [...text.matchAll(PART)].map(
    ([, count, unit = '']) => Number(count) * (UNIT_MS[unit.toLowerCase()] ?? Number.NaN),
  );
  const ms = parts.reduce((sum, part) => sum + part, 0);
  return parts.length === 0 || !Number.isFinite(ms) ? undefined : ms;
}
