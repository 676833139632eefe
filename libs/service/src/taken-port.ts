import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Tries a port before anything of a service is there: one that cannot listen must not take work before it finds out.
 *
 * @param port 0 is always free
 * @throws {Error} the system's, with the code `EADDRINUSE` and the port
 */
export async function refuseTakenPort(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const server = createServer();
  server.listen({ host, port, exclusive: true });
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}
