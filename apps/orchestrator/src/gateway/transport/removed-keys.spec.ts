import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { ApiKeys } from '../../access/index.js';
import { closeOnRemoval } from './removed-keys.js';

const LEFT = 'the-key-that-is-left';
const REMOVED = 'the-key-that-goes-away';

describe('the sockets of a key that is removed', () => {
  let http: HttpServer;
  let server: Server;
  let keys: ApiKeys;
  const clients: Socket[] = [];
  beforeEach(async () => {
    http = createServer().listen(0, '127.0.0.1');
    await once(http, 'listening');
    server = new Server(http);
    keys = ApiKeys.of(LEFT, REMOVED);
    closeOnRemoval(server, keys);
    server.of('/team');
    server.of(/^\/room-\d+$/);
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.disconnect();
    await server.close();
  });

  async function connected(namespace: string, key: string): Promise<Socket> {
    const address = http.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const options = { transports: ['websocket'], forceNew: true, reconnection: false, auth: { api_key: key } };
    const client = io(`http://127.0.0.1:${address.port}${namespace}`, options);
    clients.push(client);
    await new Promise((resolve) => client.once('connect', () => resolve(undefined)));
    return client;
  }

  it.each(['/', '/team', '/room-1'])('are disconnected in the namespace %s, and no others', async (namespace) => {
    const [leaves, stays] = [await connected(namespace, REMOVED), await connected(namespace, LEFT)];
    const left = new Promise((resolve) => leaves.once('disconnect', resolve));
    keys.replace(keys.known([LEFT]));
    await left;
    expect(stays.connected).toBe(true);
  });
});
