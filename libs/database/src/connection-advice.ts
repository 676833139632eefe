/** Node's codes for a certificate that it does not accept, in words. */
const CERTIFICATES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'the certificate of the server has expired',
  CERT_NOT_YET_VALID: 'the certificate of the server is not valid yet: check the clocks of both machines',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate of the server is self-signed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate of the server is for another host name',
  HOSTNAME_MISMATCH: 'the certificate of the server is for another host name',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate of the server is signed by an authority that this machine does not know',
  UNABLE_TO_GET_ISSUER_CERT: 'the certificate of the server is signed by an authority that this machine does not know',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'the certificate of the server is signed by an authority that this machine does not know',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'the certificate of the server is signed by an authority that this machine does not know',
};

/** Those for which there is a way to trust it all the same. */
const UNTRUSTED = /SELF_SIGNED|ISSUER|VERIFY/;

/**
 * What an operator can do about a connection that was not made; undefined where the error explains itself.
 *
 * @param trust how they have this program trust a certificate
 */
export function connectionAdvice(error: Error, trust: string): string | undefined {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const certificate = CERTIFICATES[code];
  if (certificate === undefined) return undefined;
  return UNTRUSTED.test(code) ? `${certificate}: ${trust}` : certificate;
}
