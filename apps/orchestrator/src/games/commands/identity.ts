import { createHash } from 'node:crypto';
import type { AgentSeat } from '#libs/protocol';
import type { PlannedSeat } from '../domain/seat-request.js';

/** Hexadecimal digits: nobody finds a second key for one, and a person can compare two. */
const DIGITS = 32;

/** What everybody may know of a key. The key itself is kept nowhere. */
export function fingerprintOf(identityKey: string): string {
  return createHash('sha256').update(`identity:${identityKey}`).digest('hex').slice(0, DIGITS);
}

type Sent<S> = S & { readonly identity?: unknown };

/** A seat with the fingerprint in place of its key. A fingerprint that a client sends proves nothing, and is dropped. */
export function proven(seat: Sent<AgentSeat>): PlannedSeat;
export function proven(seat: Sent<Partial<AgentSeat>>): Partial<PlannedSeat>;
export function proven(sent: Sent<Partial<AgentSeat>>): Partial<PlannedSeat> {
  const { identity: _claimed, identity_key: key, ...seat } = sent;
  return { ...seat, ...(key != null && { identity: fingerprintOf(key) }) };
}
