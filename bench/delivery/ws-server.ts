// The least that delivery can cost: a server of `ws` that encoded every step before it began, and writes to each viewer
// once a step. It answers a viewer's handshake in the words of Socket.IO, so that the same viewers connect to it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { NumberedChange } from '../../apps/orchestrator/src/games/index.js';
import { encodeEvent } from '../../apps/orchestrator/src/games/ports/index.js';
import { eventFrame, messageFrame } from '../../apps/orchestrator/src/gateway/transport/frames.js';
import { gameIds, obey, playOf, readRecording } from './stage.js';

const OPEN = '0{}';
const CONNECT = '40';
const JOINED = '430[{"success":true}]';
const JOIN = '420';

const play = playOf(process.argv);
const recording = await readRecording(play);

/** Each of the recorded steps of each game, as the frames that viewers are sent. */
const encoded = new Map(
  gameIds(recording, play).map((id) => [
    id,
    recording.steps.map((changes) => Buffer.concat(changes.flatMap((change) => framesOf(change, id)))),
  ]),
);

function framesOf({ game, events, snapshot }: NumberedChange, id: string): Buffer[] {
  const shown = (seq: number): Buffer[] =>
    snapshot?.seq === seq
      ? [messageFrame('game:state', JSON.stringify({ ...snapshot.state, game_id: id, seq, at: game.updatedAt }))]
      : [];
  const first = events[0]?.seq ?? Infinity;
  return [
    ...(snapshot !== undefined && snapshot.seq < first ? shown(snapshot.seq) : []),
    ...events.flatMap((event) => [eventFrame(id, encodeEvent(event)), ...shown(event.seq)]),
  ];
}

const viewers = new Map([...encoded.keys()].map((id) => [id, new Set<Duplex>()]));

function serve(webSocket: WebSocket, tcpSocket: Duplex): void {
  webSocket.on('message', (data: Buffer) => {
    const message = data.toString();
    if (message === CONNECT) webSocket.send(`${CONNECT}{}`);
    if (!message.startsWith(JOIN)) return;
    const room = [...viewers].find(([id]) => message.includes(`"${id}"`))?.[1];
    room?.add(tcpSocket);
    tcpSocket.once('close', () => room?.delete(tcpSocket));
    webSocket.send(JOINED);
  });
  webSocket.send(OPEN);
}

const http = createServer().listen(0, '127.0.0.1');
await once(http, 'listening');
const server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
http.on('upgrade', (request, tcpSocket, head) => {
  server.handleUpgrade(request, tcpSocket, head, (webSocket) => serve(webSocket, tcpSocket));
});
const address = http.address();
const port = typeof address === 'object' ? address?.port : undefined;
obey(`http://127.0.0.1:${port}`, recording, play, ({ change, step, isLast }) => {
  const frames = encoded.get(change.game.id)?.[step];
  if (isLast && frames !== undefined) for (const viewer of viewers.get(change.game.id) ?? []) viewer.write(frames);
});
