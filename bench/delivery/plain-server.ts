// Plain Socket.IO: each event and each snapshot is one emit to the room of its game.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { obey, playOf, readRecording, type Scene } from './stage.js';

const play = playOf(process.argv);
const recording = await readRecording(play);
const http = createServer().listen(0, '127.0.0.1');
await once(http, 'listening');
const server = new Server(http);
server.on('connection', (socket) => {
  socket.on('join_game', ({ game_id: id }: { game_id: string }, answer: (joined: object) => void) => {
    void socket.join(id);
    answer({ success: true });
  });
});

function emitChange({ change: { game, events, snapshot } }: Scene): void {
  const room = server.to(game.id);
  const show = (): void => {
    const { seq = 0, state } = snapshot ?? {};
    room.emit('game:state', { ...state, game_id: game.id, seq, at: game.updatedAt });
  };
  if (snapshot !== undefined && snapshot.seq < (events[0]?.seq ?? Infinity)) show();
  for (const { event, payload, seq, at } of events) {
    room.emit(event, { ...payload, game_id: game.id, seq, at });
    if (snapshot?.seq === seq) show();
  }
}

const address = http.address();
const port = typeof address === 'object' ? address?.port : undefined;
obey(`http://127.0.0.1:${port}`, recording, play, emitChange);
