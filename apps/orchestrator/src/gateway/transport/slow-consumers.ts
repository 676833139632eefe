import { Injectable, type OnApplicationShutdown, Optional } from '@nestjs/common';
import { Log } from '#libs/service';
import type { SpectatorServer, SpectatorSocket } from './spectator-server.js';
import { discardQueued, queuedBytes } from './engine-io-internals.js';
import { closeWithReason } from './close-with-reason.js';
import { ReadReceipts } from './read-receipts.js';

/** How often connections are looked at, in milliseconds. */
const LOOK_MS = 250;

/** So many bytes may wait for a connection, or be told in its game while it reads nothing. */
export const MAX_UNREAD_BYTES = 8_388_608;

/** How long the reason may take to be read, in milliseconds. */
const FAREWELL_MS = 30_000;

/** Somebody who is behind, and how far the game and he were when he was last seen to read. */
interface SlowConsumer {
  readonly socket: SpectatorSocket;
  /** Bytes that his game has told so far. */
  readonly told: () => number;
  toldThen: number;
  readThen: number;
}

/**
 * Gives up connections that nobody reads from: the client is told, if it ever reads again, and catches up by number when
 * it comes back. Games and other spectators never notice.
 */
@Injectable()
export class SlowConsumers implements OnApplicationShutdown {
  private readonly stragglers = new Set<SlowConsumer>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly log: Log,
    @Optional() private readonly farewellMs: number = FAREWELL_MS,
  ) {}

  watch(server: SpectatorServer): void {
    this.timer = setInterval(() => {
      for (const socket of server.of('/').sockets.values()) {
        if (queuedBytes(socket) > MAX_UNREAD_BYTES) this.giveUp(socket, 'waiting', queuedBytes(socket));
      }
      for (const straggler of this.stragglers) this.look(straggler);
    }, LOOK_MS);
    this.timer.unref();
  }

  /** From now on he has to read something before his game has told too much. Call what it answers when he is live again. */
  follow(socket: SpectatorSocket, told: () => number): () => void {
    const straggler = { socket, told, toldThen: told(), readThen: ReadReceipts.of(socket).read };
    this.stragglers.add(straggler);
    return () => void this.stragglers.delete(straggler);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private look(straggler: SlowConsumer): void {
    const { socket, told, toldThen, readThen } = straggler;
    const { read } = ReadReceipts.of(socket);
    if (read > readThen) Object.assign(straggler, { toldThen: told(), readThen: read });
    else if (told() - toldThen > MAX_UNREAD_BYTES) this.giveUp(socket, 'missed', told() - toldThen);
  }

  /** What waits is dropped, since it is caught up with by number. The reason is said: it arrives if the client reads in time. */
  private giveUp(socket: SpectatorSocket, why: 'waiting' | 'missed', bytes: number): void {
    this.log.info('a spectator who does not read was disconnected', { [why]: bytes });
    const error = 'You read more slowly than the game goes: reconnect with after_seq to catch up.';
    discardQueued(socket);
    closeWithReason(socket.conn, this.farewellMs, { socket, code: 'slow_consumer', error });
  }
}
