import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether a request is signed with this secret: what Standard Webhooks asks of those who get one, the age left out. */
export function verified(secret: string, headers: Readonly<Record<string, unknown>>, body: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.');
  const expected = createHmac('sha256', key).update(signed, 'utf8').digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .map((signature) => signature.split(','))
    .filter(([version]) => version === 'v1')
    .map(([, mac = '']) => Buffer.from(mac, 'base64'))
    .some((mac) => mac.length === expected.length && timingSafeEqual(mac, expected));
}
