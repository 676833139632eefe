// Raw WebSockets: each connection joins the set of its game and is kept there. It answers a viewer's handshake in the
// words of Socket.IO, so that the same viewers connect to it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

const OPEN = '0{}';
const CONNECT = '40';
const JOINED = '430[{"success":true}]';

const viewers = new Set<WebSocket>();
const http = createServer().listen(0, '127.0.0.1');
await once(http, 'listening');
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('message', (message: Buffer) => {
    if (message.toString() === CONNECT) {
      socket.send(`${CONNECT}{}`);
      return;
    }
    viewers.add(socket);
    socket.send(JOINED);
  });
  socket.on('close', () => viewers.delete(socket));
  socket.send(OPEN);
});
const address = http.address();
process.send?.(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
