import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { Socket as NetSocket } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { PinoLog } from '#libs/service';
import { type ApiKeys, Senders, SocketsPerAddress } from '../../access/index.js';
import { loadOrchestratorConfig } from '../../config.js';
import { encodedChange, GameQueries, type GameSession } from '../../games/index.js';
import type { EncodedEvent } from '../../games/ports/index.js';
import { LocalGameStream } from '../../stream/index.js';
import { MemoryGameStore } from '../../store/testing/index.js';
import { CatchUp } from '../catch-up/catch-up.js';
import { GameReader } from '../catch-up/game-reader.js';
import { GameJoins } from '../rooms/game-joins.js';
import { GameRooms } from '../rooms/game-rooms.js';
import { GameUpdates } from '../rooms/game-updates.js';
import { EventStreams } from '../server-sent-events/event-streams.js';
import { FrameSender } from '../transport/frame-sender.js';
import { ReadReceipts } from '../transport/read-receipts.js';
import { RoomLimit } from '../rooms/room-limit.js';
import { SlowConsumers } from '../transport/slow-consumers.js';
import { SpectatorServer, type SpectatorSocket } from '../transport/spectator-server.js';
import { changeTo, commitTo, gameAt } from './changes.js';
import { Gate } from './gate.js';
import { inTime } from './in-time.js';

const LOG = PinoLog.named('test', 'silent');
const CONFIG = loadOrchestratorConfig({});

/** No test reads as often. */
const MAX_READS = 1_000;

/** How long a disconnected slow spectator may take to read why. */
const REASON_GRACE_MS = 200;

/** How often slow spectators are looked for. */
const CHECK_EVERY_MS = 50;

/** A store that holds its answers back while `reading` is shut; what they hold is read before that. */
class SlowStore extends MemoryGameStore<GameSession> {
  readonly finding = new Gate();
  readonly reading = new Gate();
  reads = 0;
  isAway = false;

  override async find(id: string): Promise<GameSession | undefined> {
    const game = await super.find(id);
    await this.finding.pass();
    return game;
  }

  override async events(id: string, afterSeq: number, limit: number): Promise<readonly EncodedEvent[]> {
    this.reads += 1;
    if (this.reads > MAX_READS) throw new Error('The store is read without end.');
    const events = await super.events(id, afterSeq, limit);
    await this.reading.pass();
    if (this.isAway) throw new Error('away');
    return events;
  }
}

/** The stream of a single process, which records the games that it watches. */
class WatchedGames extends LocalGameStream {
  readonly ids = new Set<string>();

  override async watch(gameId: string): Promise<void> {
    this.ids.add(gameId);
    await super.watch(gameId);
  }

  override unwatch(gameId: string): void {
    this.ids.delete(gameId);
    super.unwatch(gameId);
  }
}

/** Both ends of one spectator's connection, and the numbers of the events that arrived over it. */
export interface TestSpectator {
  readonly socket: SpectatorSocket;
  readonly client: Socket;
  readonly received: unknown[];
  /** Resolves when the event with this number has arrived. */
  receives(seq: number): Promise<void>;
  /** Stops reading from the connection, which is a WebSocket. */
  stopReading(): void;
  readAgain(): void;
}

/** The TCP connection below a Socket.IO client of Node. */
function connectionOf(client: Socket): { pause(): void; resume(): void } {
  const transport = client.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } };
  return transport.ws._socket;
}

/** The gateway's rooms with real sockets, over a store that can be slow, and one game, `g`. */
export class RoomsFixture implements AsyncDisposable {
  readonly store = new SlowStore();
  readonly stream = new WatchedGames();
  readonly joins: GameJoins;
  readonly receipts = new ReadReceipts();
  /** The server's ends of the connections, in the order in which they were made. */
  readonly connections: NetSocket[] = [];
  private readonly server = new SpectatorServer(CONFIG);
  private readonly checks: NodeJS.Timeout;
  private readonly clients: Socket[] = [];
  private readonly paused = new Set<Socket>();

  private readonly rooms: GameRooms;
  private readonly reader: GameReader;

  private constructor(private readonly http: HttpServer) {
    const reader = new GameReader(new GameQueries(this.store), LOG);
    const sender = new FrameSender(this.receipts);
    const rooms = new GameRooms(this.server, this.stream, reader, sender);
    const slow = new SlowConsumers(this.server, this.receipts, LOG, REASON_GRACE_MS);
    const limit = new RoomLimit(CONFIG.limits, new Senders(CONFIG.apiKeys, CONFIG.publicAddress));
    this.joins = new GameJoins(rooms, new CatchUp(reader, sender, this.receipts), this.receipts, slow, CONFIG, limit);
    this.rooms = rooms;
    this.reader = reader;
    http.on('connection', (connection) => this.connections.push(connection));
    this.server.attach(http);
    rooms.onModuleInit();
    new GameUpdates(this.stream, rooms, reader).onModuleInit();
    this.checks = setInterval(() => void slow.check(), CHECK_EVERY_MS);
  }

  /** The game has had `count` events. */
  static async withEvents(count: number): Promise<RoomsFixture> {
    const http = createServer().listen(0, '127.0.0.1');
    await once(http, 'listening');
    const fixture = new RoomsFixture(http);
    await fixture.store.insert({ game: gameAt(0), events: [] });
    for (let seq = 1; seq <= count; seq += 1) await fixture.storeEvent(seq);
    return fixture;
  }

  /** Server-sent events of the same games, for clients with these keys. */
  streamsFor(keys: ApiKeys): EventStreams {
    const streams = new EventStreams(this.joins, this.rooms, this.reader, new SocketsPerAddress(0), keys);
    streams.onModuleInit();
    return streams;
  }

  /** Stores the next event without publishing it. */
  async storeEvent(seq: number): Promise<void> {
    await this.store.update('g', () => encodedChange(gameAt(seq - 1), changeTo(seq)));
  }

  publish(seq: number): void {
    this.stream.publish(commitTo(seq));
  }

  /** Stores the next event and publishes it. */
  async commit(seq: number): Promise<void> {
    await this.storeEvent(seq);
    this.publish(seq);
  }

  async spectator(transport: 'websocket' | 'polling' = 'websocket'): Promise<TestSpectator> {
    const address = this.http.address();
    if (address === null || typeof address === 'string') throw new Error('There is no port.');
    const arrived = new Promise<SpectatorSocket>((resolve) => this.server.once('connection', resolve));
    const client = io(`http://127.0.0.1:${address.port}`, { transports: [transport], forceNew: true });
    this.clients.push(client);
    const received: unknown[] = [];
    const waiting = new Set<() => void>();
    client.on('game:speed', ({ seq }: { seq: number }) => {
      received.push(seq);
      for (const wake of waiting) wake();
    });
    const receives = async (seq: number): Promise<void> => {
      while (!received.includes(seq)) {
        const next = new Promise<void>((resolve) => waiting.add(resolve));
        await inTime(next, () => `event ${seq} has not arrived, but ${received.join(', ')}`);
      }
    };
    return {
      socket: await arrived,
      client,
      received,
      receives,
      stopReading: () => {
        this.paused.add(client);
        connectionOf(client).pause();
      },
      readAgain: () => connectionOf(client).resume(),
    };
  }

  async spectators(count: number): Promise<TestSpectator[]> {
    const spectators: TestSpectator[] = [];
    while (spectators.length < count) spectators.push(await this.spectator());
    return spectators;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // A client that does not read does not learn that it is disconnected.
    for (const client of this.clients) if (this.paused.delete(client)) connectionOf(client).resume();
    // Over polling a request of the client must not be left open either.
    for (const client of this.clients) {
      const isClosed = !client.connected || new Promise((resolve) => client.io.engine.once('close', resolve));
      client.disconnect();
      await isClosed;
    }
    clearInterval(this.checks);
    await this.server.close();
  }
}
