import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { Socket as NetSocket } from 'node:net';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import type { NumberedEvent } from '#libs/protocol';
import { PinoLog } from '#libs/service';
import { OrchestratorConfig } from '../../config.js';
import { FanOut } from '../../fan-out/index.js';
import { EventBus, GameQueries, type GameSession } from '../../games/index.js';
import { MemoryGameStore } from '../../store/testing/index.js';
import type { SpectatorServer, SpectatorSocket } from '../transport/spectator-server.js';
import { GameRooms } from '../rooms/game-rooms.js';
import { SlowConsumers } from '../transport/slow-consumers.js';
import { changeTo, gameAt } from './changes.js';
import { Gate } from './gate.js';
import { inTime } from './in-time.js';

const LOG = PinoLog.named('test', 'silent');

/** No test has anybody read so often. */
const MAX_READS = 1_000;

/** How long somebody who is given up has to read why, in milliseconds. */
const FAREWELL_MS = 200;

/** A store whose answers can be held back; what they say is read before that. */
class SlowStore extends MemoryGameStore<GameSession> {
  readonly reading = new Gate();
  reads = 0;
  isAway = false;

  override async events(id: string, afterSeq: number, limit: number): Promise<readonly NumberedEvent[]> {
    this.reads += 1;
    if (this.reads > MAX_READS) throw new Error('The store is read without end.');
    const events = await super.events(id, afterSeq, limit);
    await this.reading.pass();
    if (this.isAway) throw new Error('away');
    return events;
  }
}

/** One process, which keeps in mind what it should listen to. */
class WatchedGames extends FanOut {
  readonly ids = new Set<string>();

  listen(): void {
    // Nothing comes from elsewhere.
  }

  async watch(gameId: string): Promise<void> {
    this.ids.add(gameId);
  }

  unwatch(gameId: string): void {
    this.ids.delete(gameId);
  }

  publish(): void {
    // Nobody else listens.
  }

  publishThinking(): void {
    // As above.
  }
}

/** A spectator's end of the connection, the server's end, and the numbers of what came over it. */
export interface TestSpectator {
  readonly socket: SpectatorSocket;
  readonly client: Socket;
  readonly heard: unknown[];
  /** Resolves when it has heard that event. */
  hears(seq: number): Promise<void>;
  /** From now on nothing is read from its connection, a WebSocket. */
  stopReading(): void;
  readAgain(): void;
}

/** The TCP connection below a Socket.IO client of Node. */
function connectionOf(client: Socket): { pause(): void; resume(): void } {
  const transport = client.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } };
  return transport.ws._socket;
}

/** Feeds of real sockets over a store that can be slow, and one game, `g`. */
export class RoomsFixture implements AsyncDisposable {
  readonly store = new SlowStore();
  readonly fanOut = new WatchedGames();
  readonly feeds: GameRooms;
  /** The server's ends of the connections, in the order in which they were made. */
  readonly connections: NetSocket[] = [];
  private readonly slow = new SlowConsumers(LOG, FAREWELL_MS);
  private readonly bus = new EventBus(LOG);
  private readonly clients: Socket[] = [];
  private readonly paused = new Set<Socket>();

  private constructor(
    private readonly http: HttpServer,
    private readonly server: SpectatorServer,
  ) {
    this.feeds = new GameRooms(this.bus, new GameQueries(this.store), this.fanOut, new OrchestratorConfig({}), LOG);
    http.on('connection', (connection) => this.connections.push(connection));
    this.feeds.serve(server, this.slow);
    this.slow.watch(server);
  }

  /** The game has had so many events. */
  static async set(events: number): Promise<RoomsFixture> {
    const http = createServer().listen(0, '127.0.0.1');
    await once(http, 'listening');
    const table = new RoomsFixture(http, new Server(http));
    await table.store.insert(gameAt(0), { seq: 0, baseSeq: 0, state: gameAt(0).state });
    for (let seq = 1; seq <= events; seq += 1) await table.writeDown(seq);
    return table;
  }

  /** The next event is in the store, and nobody has heard of it. */
  async writeDown(seq: number): Promise<void> {
    await this.store.update('g', () => changeTo(seq));
  }

  tell(seq: number): void {
    this.bus.publish(changeTo(seq));
  }

  async happens(seq: number): Promise<void> {
    await this.writeDown(seq);
    this.tell(seq);
  }

  async guest(transport: 'websocket' | 'polling' = 'websocket'): Promise<TestSpectator> {
    const address = this.http.address();
    if (address === null || typeof address === 'string') throw new Error('There is no port.');
    const arrived = new Promise<SpectatorSocket>((resolve) => this.server.once('connection', resolve));
    const client = io(`http://127.0.0.1:${address.port}`, { transports: [transport], forceNew: true });
    this.clients.push(client);
    const heard: unknown[] = [];
    const waiting = new Set<() => void>();
    client.on('game:speed', ({ seq }: { seq: number }) => {
      heard.push(seq);
      for (const wake of waiting) wake();
    });
    const hears = async (seq: number): Promise<void> => {
      while (!heard.includes(seq)) {
        const next = new Promise<void>((resolve) => waiting.add(resolve));
        await inTime(next, () => `${seq} was not heard, but ${heard.join(', ')}`);
      }
    };
    return {
      socket: await arrived,
      client,
      heard,
      hears,
      stopReading: () => {
        this.paused.add(client);
        connectionOf(client).pause();
      },
      readAgain: () => connectionOf(client).resume(),
    };
  }

  /** So many, one after the other. */
  async guests(count: number): Promise<TestSpectator[]> {
    const guests: TestSpectator[] = [];
    while (guests.length < count) guests.push(await this.guest());
    return guests;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // Who does not read does not hear that he is disconnected.
    for (const client of this.clients) if (this.paused.delete(client)) connectionOf(client).resume();
    // Over polling a request of theirs must not be left open either.
    for (const client of this.clients) {
      const isClosed = !client.connected || new Promise((resolve) => client.io.engine.once('close', resolve));
      client.disconnect();
      await isClosed;
    }
    this.slow.onApplicationShutdown();
    await this.server.close();
  }
}
