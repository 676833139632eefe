import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { kindOfError } from './error-classes.js';
import { type ErrorReport, errorReport } from './error-report.js';
import { type Feature, featuresRefusedIn } from './features.js';
import { outputLimitIn } from './output-limit.js';
import type { FailureKind } from './provider-failure.js';
import { retryAfter } from './retry-after.js';

interface ProviderError {
  readonly from: string;
  readonly status: number;
  readonly body: unknown;
  readonly kind?: FailureKind;
  readonly refuses?: readonly Feature[];
  /** The longest answer that it allows; null: none that is of use. */
  readonly limit?: number | null;
}

const ALL: readonly Feature[] = [
  'schema',
  'stream_options',
  'stream',
  'temperature',
  'seed',
  'reasoning_effort',
  'thinking',
  'thinking_budget',
  'max_tokens',
  'system_role',
  'usage',
];
const report = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): ErrorReport =>
  errorReport(status, new Headers(headers), typeof body === 'string' ? body : JSON.stringify(body));
const openAi = (message: string, type: string, code: string | number | null = null): object => ({
  error: { message, type, param: null, code },
});

/** Bodies as the services send them, shortened; `kind` or `refuses` is their meaning. */
const BODIES = readFileSync(new URL('../testing/provider-errors.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as ProviderError);

describe('the error of a provider', () => {
  it.each(BODIES.filter(({ kind }) => kind !== undefined))('$from ($status): $kind', ({ status, body, kind }) => {
    expect(kindOfError(report(status, body))).toBe(kind);
  });

  it.each(BODIES.filter(({ refuses }) => refuses !== undefined))(
    '$from refuses a feature ($status)',
    ({ status, body, refuses }) => {
      expect(featuresRefusedIn(report(status, body), ALL)).toEqual(refuses);
    },
  );

  it.each(BODIES.filter(({ limit }) => limit !== undefined))(
    '$from allows answers of $limit tokens',
    ({ status, body, limit }) => {
      expect(outputLimitIn(report(status, body)) ?? null).toBe(limit);
    },
  );

  it('refuses nothing that was not sent', () => {
    const response = report(400, openAi("'max_tokens' is not supported. Use 'max_completion_tokens' instead.", 'x'));
    expect(featuresRefusedIn(response, ['max_completion_tokens', 'schema'])).toEqual(['max_completion_tokens']);
    expect(featuresRefusedIn(response, ['schema'])).toEqual([]);
  });

  it.each<[string, number, Readonly<Record<string, string>>, unknown, number | undefined]>([
    ['milliseconds', 429, { 'retry-after-ms': '1500', 'retry-after': '9' }, '', 1500],
    ['seconds', 429, { 'retry-after': '2' }, '', 2000],
    ['a part of a second', 429, { 'retry-after': '0.25' }, '', 250],
    ['a date', 503, { 'retry-after': 'Sat, 28 Nov 2026 12:00:10 GMT' }, '', 10_000],
    ['a date that is over', 503, { 'retry-after': 'Sat, 28 Nov 2026 11:00:00 GMT' }, '', 0],
    ['a week: a day is the most', 429, { 'retry-after': '604800' }, '', 86_400_000],
    ['below nothing', 429, { 'retry-after': '-4' }, '', 0],
    ['nothing that is a time', 429, { 'retry-after': 'soon' }, '', undefined],
    ['an empty header', 429, { 'retry-after': '' }, '', undefined],
    ['Google', 429, {}, [{ error: { code: 429, details: [{}, { retryDelay: '34.5s' }] } }], 34_500],
    ['Groq in words', 429, {}, openAi('Please try again in 7m33.6s. Need more tokens?', 'tokens'), 453_600],
    ['OpenAI in words', 429, {}, openAi('Please try again in 380ms. Visit the docs.', 'requests'), 380],
    ['Azure in words', 429, {}, { error: { code: '429', message: 'Please retry after 26 seconds.' } }, 26_000],
    ['seconds in the body', 429, {}, { error: { message: 'no', retry_after: 3 } }, 3000],
    [
      'OpenRouter',
      429,
      {},
      {
        error: {
          code: 429,
          message: 'free-models-per-day',
          metadata: { headers: { 'X-RateLimit-Reset': String(Date.UTC(2026, 10, 28, 12, 1)) } },
        },
      },
      60_000,
    ],
    ['nothing', 429, {}, openAi('Slow down', 'requests'), undefined],
  ])('asks to be asked again after: %s', (_, status, headers, body, ms) => {
    const { headers: read, body: parsed, words } = report(status, body, headers);
    expect(retryAfter(read, parsed, words, Date.UTC(2026, 10, 28, 12))).toBe(ms);
  });

  it('is bounded, however large or deep it is', () => {
    const deep = JSON.parse(`${'{"error":'.repeat(2000)}"x"${'}'.repeat(2000)}`) as unknown;
    const wide = { error: Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`k${n}`, 'word '.repeat(9)])) };
    expect(errorReport(400, new Headers(), deep).words.length).toBeLessThan(100);
    expect(errorReport(400, new Headers(), wide).words.length).toBeLessThanOrEqual(16_000);
    expect(kindOfError(errorReport(400, new Headers(), wide))).toBe('rejected');
  });
});
