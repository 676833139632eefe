import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Table } from '../support/table.js';

/** A service leaves after 10 s in any case, and then not cleanly. */
const SOON_MS = 5_000;

const UPGRADE = [
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
  'host: localhost',
  'connection: upgrade',
  'upgrade: websocket',
  'sec-websocket-version: 13',
  'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
];

function lines(...sent: readonly string[]): string {
  return `${sent.join('\r\n')}\r\n\r\n`;
}

describe('an orchestrator that shuts down', () => {
  let table: Table;
  let stranger: Socket;

  beforeEach(async () => {
    table = await Table.set();
    stranger = connect(Number(new URL(table.orchestrator.url).port), '127.0.0.1');
    stranger.on('error', () => stranger.destroy());
    await once(stranger, 'connect');
  });

  afterEach(async () => {
    stranger.destroy();
    await table[Symbol.asyncDispose]();
  });

  it.each([
    { it: 'sends nothing', output: '' },
    { it: 'has sent half a request', output: lines('POST /games HTTP/1.1', 'host: localhost', 'content-length: 9') },
    {
      it: 'was refused before its body came',
      output: lines('POST /nowhere HTTP/1.1', 'host: localhost', 'content-length: 9'),
    },
    { it: 'watches and answers no farewell', output: lines(...UPGRADE) },
    { it: 'polls', output: lines('GET /socket.io/?EIO=4&transport=polling HTTP/1.1', 'host: localhost') },
  ])('does not wait for somebody who $it', async ({ output }) => {
    stranger.write(output);
    if (output.startsWith('GET') || output.includes('nowhere')) await once(stranger, 'readable');
    // What came is left unread, and nothing more is sent.
    stranger.pause();
    const asked = performance.now();
    await table.orchestrator.close();
    expect(performance.now() - asked).toBeLessThan(SOON_MS);
  });

  it('sends a farewell to its spectators, who may come back at once', async () => {
    const { spectator } = await table.watchedGame({ speed: 'watch' });
    await table.orchestrator.close();
    expect(await spectator.disconnection).toBe('transport close');
  });
});
