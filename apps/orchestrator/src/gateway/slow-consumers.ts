import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Log } from '#libs/service';
import { dropWaiting, waitingBytes } from './backlog.js';
import { pictureRoomsOf, type PictureRoom, type SpectatorServer, type SpectatorSocket } from './audience.js';

/** How often connections are looked at, in milliseconds. */
const LOOK_MS = 250;

/** More than so many bytes waiting: no more pictures, until nearly nothing waits any more. */
const PICTURES_UP_TO = 1_048_576;

/** More than so many bytes waiting: the connection is given up. Its client catches up by number when it comes back. */
const CONNECTION_UP_TO = 8_388_608;

/**
 * Keeps spectators who do not read from growing memory: first they lose pictures, of which the next replaces the last
 * anyway, then the connection. Games and other spectators never notice.
 */
@Injectable()
export class SlowConsumers implements OnApplicationShutdown {
  private readonly muted = new Map<SpectatorSocket, readonly PictureRoom[]>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly log: Log) {}

  /** `readmit` shows a socket that has caught up the table, and lets it into the room again. */
  watch(server: SpectatorServer, readmit: (socket: SpectatorSocket, room: PictureRoom) => void): void {
    this.timer = setInterval(() => {
      for (const socket of server.of('/').sockets.values()) this.look(socket, readmit);
      for (const socket of this.muted.keys()) if (!socket.connected) this.muted.delete(socket);
    }, LOOK_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private look(socket: SpectatorSocket, readmit: (socket: SpectatorSocket, room: PictureRoom) => void): void {
    const waiting = waitingBytes(socket);
    const muted = this.muted.get(socket);
    if (waiting > CONNECTION_UP_TO) this.giveUp(socket, waiting);
    else if (waiting > PICTURES_UP_TO && muted === undefined) this.mute(socket);
    else if (waiting < PICTURES_UP_TO / 4 && muted !== undefined) {
      this.muted.delete(socket);
      for (const room of muted) readmit(socket, room);
    }
  }

  private mute(socket: SpectatorSocket): void {
    const rooms = pictureRoomsOf(socket);
    for (const { name } of rooms) void socket.leave(name);
    this.muted.set(socket, rooms);
  }

  /** What waits is dropped, since it is caught up with by number. The reason is said: it arrives if the client reads in time. */
  private giveUp(socket: SpectatorSocket, waiting: number): void {
    this.log.info('a spectator who does not read was disconnected', { waiting });
    const error = 'You read more slowly than the game goes: reconnect with after_seq to catch up.';
    const at = new Date().toISOString();
    dropWaiting(socket);
    socket.emit('game:error', { game_id: null, error, code: 'slow_consumer', recoverable: true, at });
    socket.disconnect(true);
    this.muted.delete(socket);
  }
}
