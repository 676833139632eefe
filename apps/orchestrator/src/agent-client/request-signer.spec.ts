import { describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { verified } from './testing/index.js';
import { signatureHeaders, type SigningKey, signingKey } from './request-signer.js';

const OLD = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const NEW = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const REQUEST = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: 1_614_265_330_999, body: '{"test": 2432232314}' };

function keys(...secrets: readonly string[]): SigningKey[] {
  return secrets.flatMap((secret) => signingKey(secret) ?? []);
}

describe('a signed request', () => {
  it('has the signature of the example that Standard Webhooks gives', () => {
    expect(signatureHeaders(keys(OLD), REQUEST)).toEqual({
      'webhook-id': REQUEST.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('is signed with each secret, so that agents can be given a new one while the old one counts', () => {
    const headers = signatureHeaders(keys(OLD, NEW), REQUEST);
    for (const secret of [OLD, NEW]) expect(verified(secret, headers, REQUEST.body)).toBe(true);
    expect(verified(NEW, signatureHeaders(keys(OLD), REQUEST), REQUEST.body)).toBe(false);
    expect(verified(OLD, headers, `${REQUEST.body} `)).toBe(false);
  });

  it('is not signed without a secret', () => {
    expect(signatureHeaders([], REQUEST)).toEqual({});
  });
});

describe('a secret', () => {
  it('may stand without its prefix', () => {
    const bare = keys(OLD.slice('whsec_'.length));
    expect(signatureHeaders(bare, REQUEST)).toEqual(signatureHeaders(keys(OLD), REQUEST));
  });

  it.each(['', 'whsec_', 'my secret', 'whsec_c2hvcnQ=', `whsec_${Buffer.alloc(65).toString('base64')}`, 'päßwört'])(
    'is not %j',
    (secret) => {
      expect(signingKey(secret)).toBeUndefined();
    },
  );

  it('shows nothing of itself', () => {
    const [key] = keys(OLD);
    expect(`${inspect(key, { showHidden: true })}${JSON.stringify({ key })}`).not.toContain('MfKQ');
  });
});
