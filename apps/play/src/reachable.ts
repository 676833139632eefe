import { once } from 'node:events';
import { connect } from 'node:net';
import { ConfigurationError } from '#libs/service';
import type { Competitor } from './competitor.js';

const WITHIN_MS = 5_000;

/**
 * A series against nobody would measure default actions. Only the connection is tried: an agent need not answer
 * anything but decisions.
 *
 * @throws {ConfigurationError} that names the agent
 */
export async function refuseUnreachable(competitors: readonly Competitor[]): Promise<void> {
  for (const { name, url } of competitors) if (url !== undefined) await refuseIfAway(name, new URL(url));
}

async function refuseIfAway(name: string, { protocol, hostname, port }: URL): Promise<void> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const socket = connect({ host, port: Number(port || (protocol === 'https:' ? 443 : 80)) });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(WITHIN_MS) });
  } catch (error) {
    throw new ConfigurationError(`The agent ${name} cannot be reached: nobody listens at its address.`, {
      cause: error,
    });
  } finally {
    socket.destroy();
  }
}
