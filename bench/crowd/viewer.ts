import { once } from 'node:events';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { clientFrame, FrameReader } from '../../test/soak/frames.js';

const HANDSHAKE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': Buffer.from('sixteen letters.').toString('base64'),
};

/** Packets of Engine.IO 4 and Socket.IO 5 by their first letters. */
const OPEN = '0';
const PING = '2';
const CONNECTED = '40';
const EVENT = '42';
const ANSWER = '43';

const PONG = clientFrame('3');
const CONNECT = clientFrame('40');

/** Opens a connection that joins a game and reads every message without parsing it. */
export async function view(url: string, gameId: string, onEvent: (message: Buffer) => void): Promise<Socket> {
  const upgrade = request(`${url}/socket.io/?EIO=4&transport=websocket`, { headers: HANDSHAKE }).end();
  const [, socket, head] = (await once(upgrade, 'upgrade')) as [unknown, Socket, Buffer];
  const reader = new FrameReader();
  await new Promise<void>((resolve, reject) => {
    const receive = (message: Buffer): void => {
      const kind = message.toString('latin1', 0, 2);
      if (kind === EVENT) onEvent(message);
      else if (kind === PING) socket.write(PONG);
      else if (kind.startsWith(OPEN)) socket.write(CONNECT);
      else if (kind === CONNECTED)
        socket.write(clientFrame(`420${JSON.stringify(['join_game', { game_id: gameId }])}`));
      else if (kind === ANSWER && message.includes('"success":true')) resolve();
      else reject(new Error(`A viewer received: ${message.toString().slice(0, 200)}`));
    };
    const read = (chunk: Buffer): void => {
      for (const message of reader.read(chunk)) receive(message);
    };
    socket.on('data', read).once('error', reject);
    read(head);
  });
  return socket;
}
