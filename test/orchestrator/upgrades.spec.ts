import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { closing } from '../../libs/service/src/testing/index.js';
import { THREE_AGENTS } from '../support/rest-client.js';
import { Table } from '../support/table.js';

const OFFER =
  'Host: 127.0.0.1\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n';
const WEB_SOCKET = 'Host: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n';
const KEY = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';

describe('a client that offers to change the protocol', () => {
  let table: Table;
  let socket: Socket;
  let received: string;

  beforeAll(async () => {
    table = await Table.set();
    socket = connect(Number(new URL(table.orchestrator.url).port), '127.0.0.1');
    received = '';
    socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
    await once(socket, 'connect');
  });

  afterAll(async () => {
    socket.destroy();
    await table[Symbol.asyncDispose]();
  });

  /** What is received from now on, up to and with a text. */
  const untilReceived = async (text: string): Promise<string> => {
    while (!received.includes(text)) await once(socket, 'data');
    const answer = received;
    received = '';
    return answer;
  };

  it('to h2c is answered as ever, again and again on one connection', async () => {
    for (let round = 1; round <= 20; round += 1) {
      socket.write(`GET /health/live HTTP/1.1\r\n${OFFER}\r\n`);
      expect(await untilReceived('}')).toMatch(/^HTTP\/1\.1 200 /);
    }
  });

  it('to h2c has the body of its request read', async () => {
    const body = JSON.stringify({ agents: THREE_AGENTS, settings: { speed: 'watch' } });
    const head = `POST /games HTTP/1.1\r\n${OFFER}Content-Type: application/json\r\nContent-Length: ${body.length}`;
    socket.write(`${head}\r\n\r\n${body.slice(0, 20)}`);
    socket.write(body.slice(20));
    expect(await untilReceived('"message"')).toMatch(/^HTTP\/1\.1 201 /);
  });

  it('to h2c gets spectators’ long polling too', async () => {
    socket.write(`GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\n${OFFER}\r\n`);
    expect(await untilReceived('"sid"')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('to a WebSocket where there is none is refused by name', async () => {
    socket.write(`GET /nowhere HTTP/1.1\r\n${WEB_SOCKET}${KEY}\r\n`);
    const answer = await untilReceived('}');
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).toContain('"code":"not_found"');
    await closing(socket);
  });
});
