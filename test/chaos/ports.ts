import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the range that systems take the near ends of connections from: a port stays free while its process is dead. */
const LOWEST = 20_000;
const HIGHEST = 30_000;

const taken = new Set<number>();

/** Ports that nobody listens on, each given once in this process. */
export async function stablePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  let candidate = LOWEST + (process.pid % 1_000) * 10;
  while (ports.length < count) {
    candidate = candidate >= HIGHEST ? LOWEST : candidate + 1;
    if (taken.has(candidate) || !(await isFree(candidate))) continue;
    taken.add(candidate);
    ports.push(candidate);
  }
  return ports;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const outcome = Promise.race([once(server, 'listening').then(() => true), once(server, 'error').then(() => false)]);
  server.listen(port, '127.0.0.1');
  const free = await outcome.catch(() => false);
  if (free) await once(server.close(), 'close');
  return free;
}
