import { ProblemException } from '#libs/service';
import type { SocketsPerAddress } from './sockets-per-address.js';

/** How long a connection usually lasts is not known: soon enough to try again. Seconds. */
const RETRY_AFTER_S = 10;

/**
 * Counts an answer that stays open as a connection of its address. Call what it returns when it has ended.
 *
 * @throws {ProblemException} 429 where the address has as many as it may
 */
export function joinConnection(sockets: SocketsPerAddress, address: string): () => void {
  if (!sockets.isFull(address)) return sockets.add(address);
  const detail = 'Your address has as many open connections as this server allows: close one first.';
  throw new ProblemException(429, 'too_many_requests', detail, undefined, { limit: 'sockets' }, RETRY_AFTER_S);
}
