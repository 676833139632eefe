import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** The operator's main secret, or the one of an agent that is derived from it. Node's key object shows nothing of it, neither in a log nor as JSON. */
export type SigningKey = KeyObject;

/** Bytes a key has (Standard Webhooks). */
const KEY_BYTES = { min: 24, max: 64 };
const PREFIX = 'whsec_';
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** `whsec_` and base64, or the base64 alone, of 24 to 64 bytes. Undefined if it is not. */
export function signingKey(secret: string): SigningKey | undefined {
  const encoded = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;
  const bytes = BASE64.test(encoded) ? Buffer.from(encoded, 'base64') : Buffer.alloc(0);
  const isKey = bytes.length >= KEY_BYTES.min && bytes.length <= KEY_BYTES.max;
  return isKey ? createSecretKey(bytes) : undefined;
}

/**
 * The key of one agent: HMAC-SHA256 with the main key over `agent ` and the agent's origin. What is signed for one agent
 * then proves nothing to another, and an agent can be given its key without the main one.
 */
export function agentKey(main: SigningKey, agentUrl: string): SigningKey {
  const { origin } = new URL(agentUrl);
  return createSecretKey(createHmac('sha256', main).update(`agent ${origin}`).digest());
}

/**
 * The headers by which an agent knows that a request is ours and of now, as Standard Webhooks describes them: each key
 * signs `id.timestamp.body`. Empty without keys. `at` is in milliseconds since 1970.
 */
export function signatureHeaders(
  keys: readonly SigningKey[],
  { id, at, body }: { readonly id: string; readonly at: number; readonly body: string },
): Readonly<Record<string, string>> {
  if (keys.length === 0) return {};
  const timestamp = String(Math.floor(at / 1_000));
  const signed = `${id}.${timestamp}.${body}`;
  const signatures = keys.map((key) => `v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
