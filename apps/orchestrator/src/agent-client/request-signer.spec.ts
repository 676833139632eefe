import { describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { agentKey, signatureHeaders, type SigningKey, signingKey } from './request-signer.js';

const OLD = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const NEW = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const REQUEST = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: 1_614_265_330_999, body: '{"test": 2432232314}' };

function keys(...secrets: readonly string[]): SigningKey[] {
  return secrets.flatMap((secret) => signingKey(secret) ?? []);
}

/** The verdict of the Standard Webhooks library on a request. */
function verified(secret: string, headers: Readonly<Record<string, string>>, body: string): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

/** The main secret's key for an agent, as its operator is given it. */
function secretOf(agentUrl: string): string {
  return keys(OLD)
    .map((main) => `whsec_${agentKey(main, agentUrl).export().toString('base64')}`)
    .join();
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
    const now = { ...REQUEST, at: Date.now() };
    const headers = signatureHeaders(keys(OLD, NEW), now);
    for (const secret of [OLD, NEW]) expect(verified(secret, headers, REQUEST.body)).toBe(true);
    expect(verified(NEW, signatureHeaders(keys(OLD), now), REQUEST.body)).toBe(false);
    expect(verified(OLD, headers, `${REQUEST.body} `)).toBe(false);
  });

  it('is not signed without a secret', () => {
    expect(signatureHeaders([], REQUEST)).toEqual({});
  });
});

describe('the secret of an agent', () => {
  const body = '{"player_id":"p1"}';
  const signedFor = (url: string): Readonly<Record<string, string>> => {
    const derived = keys(OLD).map((main) => agentKey(main, url));
    return signatureHeaders(derived, { id: 'msg_1', at: Date.now(), body });
  };

  it('verifies what is signed for that agent, and nothing that is signed for another', () => {
    const [ours, others] = ['https://agent.example', 'https://other.example'];
    expect(verified(secretOf(ours), signedFor(ours), body)).toBe(true);
    for (const other of [others, 'http://agent.example', 'https://agent.example:8443', 'https://agent.example.']) {
      expect(verified(secretOf(ours), signedFor(other), body)).toBe(false);
    }
    expect(verified(OLD, signedFor(ours), body)).toBe(false);
  });

  it.each(['https://agent.example/base/', 'HTTPS://Agent.example:443', 'https://agent.example?x'])(
    'is that of its origin: %s',
    (url) => {
      expect(verified(secretOf('https://agent.example'), signedFor(url), body)).toBe(true);
    },
  );

  it('is printed by the command of the documentation', () => {
    const documentation = readFileSync('docs/bring-your-own-agent.md', 'utf8');
    const [, command = ''] = /```sh\n([^`]*createHmac[^`]*)```/.exec(documentation) ?? [];
    const env = { PATH: dirname(process.execPath), ORCHESTRATOR_AGENT_SECRET: OLD };
    const printed = execFileSync('/bin/sh', ['-c', command], { env, encoding: 'utf8' }).trim();
    expect(printed).toBe(secretOf('https://agent.example:9000'));
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
