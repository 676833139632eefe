import { createServer, type Server as HttpServer } from 'node:http';
import { once } from 'node:events';
import { Server, type Socket } from 'socket.io';
import { gameRoom, type GameSpeed, type GameState, type GameStatus, type JoinGame } from '#libs/protocol';

type Ack = (answer: object) => void;
interface Sent {
  readonly name: string;
  readonly payload: { readonly game_id: string; readonly seq: number; readonly at: string } & Record<string, unknown>;
}

const AT = '2026-01-01T00:00:00.000Z';

/** A game on a {@link SpectatorServer}: a test can send, lose, repeat and reorder its recorded events. */
export class ServedGame {
  readonly events: Sent[] = [];
  state: GameState = { status: 'in_progress', current_player_index: 0, players: [{ id: 'p1', name: 'One' }], round: 0 };
  status: GameStatus = 'running';
  speed: GameSpeed = 'normal';
  /** Events that no join sends again. */
  readonly lost = new Set<number>();

  constructor(
    readonly id: string,
    readonly io: Server,
  ) {}

  get seq(): number {
    return this.events.length;
  }

  /** Numbers an event without sending it. */
  record(name: string, fields: object = {}): number {
    const seq = this.seq + 1;
    this.events.push({ name, payload: { ...fields, game_id: this.id, seq, at: AT } });
    return seq;
  }

  /** Sends recorded events, in the given order, to all sockets in the room. */
  send(...seqs: number[]): void {
    for (const { name, payload } of seqs.flatMap((seq) => this.events[seq - 1] ?? [])) {
      this.io.to(gameRoom(this.id)).emit(name, payload);
    }
  }

  publish(name: string, fields: object = {}): void {
    this.send(this.record(name, fields));
  }

  sendSnapshot(): void {
    this.io.to(gameRoom(this.id)).emit('game:state', { ...this.state, game_id: this.id, seq: this.seq, at: AT });
  }
}

/** A small orchestrator over real sockets, with faults chosen by the tests. */
export class SpectatorServer {
  readonly games = new Map<string, ServedGame>();
  /** Every join_game as it arrived. */
  readonly joins: JoinGame[] = [];
  /** Refuses joins with this code. */
  refuseWith: string | null = null;
  /** How many joins stay without an answer. */
  ignoreJoins = 0;
  /** How many joins end the connection instead of an answer. */
  cutJoins = 0;
  /** Runs while a join is answered: after the missed events, before the acknowledgement. */
  duringJoin: () => void = () => undefined;

  private constructor(
    readonly http: HttpServer,
    readonly io: Server,
  ) {
    io.on('connection', (socket) => this.#serve(socket));
  }

  static async start(port = 0): Promise<SpectatorServer> {
    const http = createServer();
    const server = new SpectatorServer(http, new Server(http, { transports: ['websocket'] }));
    http.listen(port);
    await once(http, 'listening');
    return server;
  }

  get port(): number {
    const address = this.http.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');
    return address.port;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  game(id: string): ServedGame {
    const game = this.games.get(id) ?? new ServedGame(id, this.io);
    this.games.set(id, game);
    return game;
  }

  /** Disconnects as the server does to a slow consumer; Socket.IO's client does not reconnect by itself after that. */
  kickAll(): void {
    this.io.disconnectSockets(true);
  }

  /** Cuts the transports, like a lost network. */
  cutAll(): void {
    for (const socket of this.io.sockets.sockets.values()) socket.conn.close();
  }

  async close(): Promise<void> {
    await this.io.close();
  }

  #serve(socket: Socket): void {
    socket.on('join_game', (body: JoinGame, ack: Ack) => this.#join(socket, body, ack));
    socket.on('leave_game', (body: { game_id: string }, ack: Ack) => {
      void socket.leave(gameRoom(body.game_id));
      ack({ success: true, game_id: body.game_id });
    });
    socket.on('set_speed', (body: { game_id: string; speed: GameSpeed }, ack: Ack) => {
      this.game(body.game_id).speed = body.speed;
      ack({ success: true, ...body });
    });
    socket.on('get_state', (body: { game_id: string }, ack: Ack) => {
      const { seq, state } = this.game(body.game_id);
      ack({ success: true, game_id: body.game_id, seq, state });
    });
  }

  #join(socket: Socket, body: JoinGame, ack: Ack): void {
    this.joins.push(body);
    const game = this.games.get(body.game_id);
    if (this.ignoreJoins > 0) this.ignoreJoins -= 1;
    else if (this.cutJoins > 0) {
      this.cutJoins -= 1;
      socket.conn.close();
    } else if (!game) ack({ success: false, code: 'game_not_found', error: 'No such game' });
    else if (this.refuseWith) ack({ success: false, code: this.refuseWith, error: 'Not now' });
    else this.#admit(socket, game, body.after_seq ?? game.seq, ack);
  }

  #admit(socket: Socket, game: ServedGame, afterSeq: number, ack: Ack): void {
    void socket.join(gameRoom(game.id));
    const missed = game.events.slice(afterSeq).filter(({ payload }) => !game.lost.has(payload.seq));
    for (const { name, payload } of missed) socket.emit(name, payload);
    const { seq, status, speed, state } = game;
    this.duringJoin();
    socket.emit('game:state', { ...state, game_id: game.id, seq, at: AT });
    ack({ success: true, game_id: game.id, seq, status, speed, state });
  }
}
