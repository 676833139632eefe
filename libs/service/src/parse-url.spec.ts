import { describe, expect, it } from '@jest/globals';
import { parseUrl } from './parse-url.js';

/** Node optimises a function after some thousand calls. */
const CALLS = 30_000;

describe('the URL in a text', () => {
  it('is read the same however often it is asked for, also with a name that is not ASCII', () => {
    const hosts = Array.from({ length: CALLS }, () => parseUrl('https://bücher.example/ä')?.host);
    expect(new Set(hosts)).toEqual(new Set(['xn--bcher-kva.example']));
  });

  it.each(['', 'agents.example', 'http://', 'http://a b', 'http://[::1'])('is undefined for %j', (text) => {
    expect(parseUrl(text)).toBeUndefined();
  });
});
