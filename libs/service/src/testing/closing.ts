import type { Socket } from 'node:net';

/** Resolves when the connection is closed, in whatever way: `once` of node:events rejects if the other side reset it. */
export async function closing(socket: Socket): Promise<void> {
  await new Promise<void>((resolve) => void socket.once('close', () => resolve()));
}
