import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadOrchestratorConfig } from '../../config.js';
import { forbidTypeGuessing } from './polling-headers.js';
import { SpectatorServer } from './spectator-server.js';

describe('an answer of Socket.IO over HTTP', () => {
  let http: HttpServer;
  let server: SpectatorServer;
  beforeAll(async () => {
    http = createServer().listen(0, '127.0.0.1');
    await once(http, 'listening');
    server = new SpectatorServer(loadOrchestratorConfig({}));
    server.attach(http);
    forbidTypeGuessing(http);
  });
  afterAll(async () => server.close());

  it.each([
    { it: 'a handshake', path: '?EIO=4&transport=polling', status: 200 },
    { it: 'an unknown session', path: '?EIO=4&transport=polling&sid=nope', status: 400 },
    { it: 'an unknown transport', path: '?EIO=4&transport=carrier-pigeon', status: 400 },
    { it: 'an old protocol', path: '?EIO=3&transport=polling', status: 400 },
    { it: 'the script of its client', path: 'socket.io.js', status: 200 },
  ])('forbids browsers to guess its type: $it', async ({ path, status }) => {
    const { port } = http.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/socket.io/${path}`);
    await answer.text();
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
