import { describe, expect, it } from '@jest/globals';
import { connectionAdvice } from './connection-advice.js';

const TRUST = 'name its authority';
const UNKNOWN = `the certificate of the server is signed by an authority that this machine does not know: ${TRUST}`;

function advice(code?: unknown): string | undefined {
  return connectionAdvice(Object.assign(new Error('refused'), code !== undefined && { code }), TRUST);
}

describe('what to do about a connection that was not made', () => {
  it.each([
    { code: 'CERT_HAS_EXPIRED', words: /^the certificate of the server has expired$/ },
    { code: 'CERT_NOT_YET_VALID', words: /not valid yet: check the clocks/ },
    { code: 'ERR_TLS_CERT_ALTNAME_INVALID', words: /for another host name$/ },
    { code: 'HOSTNAME_MISMATCH', words: /for another host name$/ },
    { code: 'DEPTH_ZERO_SELF_SIGNED_CERT', words: /self-signed: name its authority$/ },
  ])('explains the certificate: $code', ({ code, words }) => {
    expect(advice(code)).toMatch(words);
  });

  it.each([
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ])('is how to trust the certificate: %s', (code) => {
    expect(advice(code)).toBe(UNKNOWN);
  });

  it.each([['ECONNREFUSED'], [7], [undefined]])('is nothing where the error explains itself: %s', (code) => {
    expect(advice(code)).toBeUndefined();
  });
});
