import { once } from 'node:events';
import { connect } from 'node:net';
import { ConfigurationError } from '#libs/service';
import type { Competitor } from './competitor.js';

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * A series against an unreachable agent would measure default actions. Only the connection is tried: an agent has to
 * answer requests for decisions only.
 *
 * @throws {ConfigurationError} that names the agent
 */
export async function requireReachable(competitors: readonly Competitor[]): Promise<void> {
  for (const { name, url } of competitors) if (url !== undefined) await requireConnection(name, new URL(url));
}

async function requireConnection(name: string, { protocol, hostname, port }: URL): Promise<void> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const socket = connect({ host, port: Number(port || (protocol === 'https:' ? 443 : 80)) });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS) });
  } catch (error) {
    throw new ConfigurationError(`The agent ${name} cannot be reached: nothing listens at its address.`, {
      cause: error,
    });
  } finally {
    socket.destroy();
  }
}
