import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { isJsonObject } from '#libs/protocol';
import { GameSubscription } from './game-subscription.js';
import { readMessage } from './message.js';
import { Requests, type SpectatorSocket } from './requests.js';
import { asSpectatorError, SpectatorError } from './spectator-error.js';
import type { WatchedGame, WatchOptions } from './watched-game.js';

export interface SpectatorOptions {
  /** An API key, or the `control_token` of one game: for `setSpeed`, and for watching where the server asks for a key. */
  readonly apiKey?: string;
  /** Milliseconds within which an answer, and the first join, must arrive; 10,000 by default. */
  readonly timeoutMs?: number;
  /**
   * How to reconnect after a lost connection: first after about `delayMs` (250), then with growing delays up to
   * `maxDelayMs` (5,000). `false`: do not reconnect; watched games then end with the error `disconnected`.
   */
  readonly reconnect?: false | { readonly delayMs?: number; readonly maxDelayMs?: number };
  /** Passed to Socket.IO: `auth`, `extraHeaders`, `path`, other `transports` than websocket, … */
  readonly socketOptions?: Partial<ManagerOptions & SocketOptions>;
}

/** Watches any number of games of one orchestrator over one socket, which opens with the first of them. */
export class SpectatorClient {
  readonly #socket: SpectatorSocket;
  readonly #requests: Requests;
  readonly #subscriptions = new Map<string, GameSubscription>();
  readonly #reconnect: { readonly delayMs: number; readonly maxDelayMs: number } | null;
  #serverDisconnects = 0;
  #reconnectTimer: ReturnType<typeof setTimeout> | undefined;
  #connectError: Error | null = null;
  #closed = false;

  /** `url`: the orchestrator's address, such as `http://localhost:3000`, or `https://example.org/arena` below a path. */
  constructor(url: string, { apiKey, timeoutMs = 10_000, reconnect = {}, socketOptions }: SpectatorOptions = {}) {
    this.#reconnect =
      reconnect === false ? null : { delayMs: reconnect.delayMs ?? 250, maxDelayMs: reconnect.maxDelayMs ?? 5_000 };
    const { origin, ...place } = placeOf(url);
    this.#socket = io(origin, {
      ...place,
      transports: ['websocket'],
      reconnection: this.#reconnect !== null,
      ...(this.#reconnect && {
        reconnectionDelay: this.#reconnect.delayMs,
        reconnectionDelayMax: this.#reconnect.maxDelayMs,
      }),
      ...(apiKey !== undefined && { auth: { api_key: apiKey } }),
      ...socketOptions,
      autoConnect: false,
      forceNew: true,
    });
    this.#requests = new Requests(this.#socket, timeoutMs);
    this.#listen(this.#socket);
  }

  get connected(): boolean {
    return this.#socket.connected;
  }

  /**
   * Joins a game. Rejects with a {@link SpectatorError} when the server refuses or cannot be reached in time; once joined,
   * the game survives lost connections until it is left.
   */
  watch(gameId: string, options: WatchOptions = {}): Promise<WatchedGame> {
    return new Promise((resolve, reject) => {
      this.#requireFree(gameId);
      const late = setTimeout(() => subscription.close(this.#unreachable()), this.#requests.timeoutMs);
      const subscription = new GameSubscription(gameId, options, this.#requests, {
        opened: () => {
          clearTimeout(late);
          resolve(subscription);
        },
        closed: (error) => {
          clearTimeout(late);
          this.#subscriptions.delete(gameId);
          reject(error ?? new SpectatorError('closed', 'The client was closed'));
        },
      });
      this.#subscriptions.set(gameId, subscription);
      if (this.#socket.connected) subscription.connected();
      else if (!this.#socket.active && !this.#reconnectTimer) this.#socket.connect();
    });
  }

  /** Closes the socket; every watched game closes, and its iterations end. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#reconnectTimer);
    this.#closeAll(null);
    this.#socket.disconnect();
  }

  #requireFree(gameId: string): void {
    if (this.#closed) throw new SpectatorError('closed', 'The client was closed');
    if (this.#subscriptions.has(gameId))
      throw new SpectatorError('already_watched', `Game ${gameId} is being watched already`);
  }

  #listen(socket: SpectatorSocket): void {
    socket.onAny((name: string, payload: unknown) => this.#received(name, payload));
    socket.on('connect', () => {
      this.#connectError = null;
      for (const feed of this.#subscriptions.values()) feed.connected();
    });
    socket.on('connect_error', (error) => this.#connectFailed(error));
    socket.on('disconnect', (reason) => this.#disconnected(reason));
    socket.io.on('reconnect_failed', () => this.#giveUp(this.#unreachable()));
  }

  #received(name: string, payload: unknown): void {
    const message = readMessage(name, payload);
    if (!message) return;
    this.#serverDisconnects = 0;
    this.#subscriptions.get(message.gameId)?.receive(message);
  }

  /** Socket.IO keeps trying, unless the server was reached and refused the connection. */
  #connectFailed(error: Error): void {
    this.#connectError = error;
    if (!this.#socket.active) this.#closeAll(connectionRefused(error));
    else if (!this.#reconnect) this.#giveUp(this.#unreachable());
  }

  #disconnected(reason: Socket.DisconnectReason): void {
    for (const feed of this.#subscriptions.values()) feed.disconnected();
    if (!this.#reconnect) this.#giveUp(new SpectatorError('disconnected', `The connection was lost: ${reason}`));
    else if (reason === 'io server disconnect') this.#reconnectLater(this.#reconnect);
  }

  /** Socket.IO does not reconnect by itself when the server closed the connection, as it does to slow consumers. */
  #reconnectLater({ delayMs, maxDelayMs }: { readonly delayMs: number; readonly maxDelayMs: number }): void {
    const delay = Math.min(delayMs * 2 ** this.#serverDisconnects, maxDelayMs);
    this.#serverDisconnects += 1;
    this.#reconnectTimer = setTimeout(() => {
      this.#reconnectTimer = undefined;
      this.#socket.connect();
    }, delay);
  }

  /** Leaves the socket unconnected; the next `watch` connects it again. */
  #giveUp(error: SpectatorError): void {
    this.#closeAll(error);
    this.#socket.disconnect();
  }

  #closeAll(error: SpectatorError | null): void {
    for (const feed of this.#subscriptions.values()) feed.close(error);
  }

  #unreachable(): SpectatorError {
    const cause = this.#connectError;
    if (!cause) return new SpectatorError('timeout', `No answer within ${this.#requests.timeoutMs} ms`);
    return new SpectatorError('disconnected', `The server cannot be reached: ${cause.message}`, { cause });
  }
}

const BELOW_A_PATH = /^((?:http|ws)s?:\/\/[^/?#]+)(\/[^?#]+?)\/*$/i;

/** Socket.IO reads the path of an address as a namespace; here it is the path under which a proxy serves the orchestrator. */
function placeOf(url: string): { readonly origin: string; readonly path?: string } {
  const [, origin, path] = BELOW_A_PATH.exec(url) ?? [];
  return origin === undefined ? { origin: url } : { origin, path: `${path}/socket.io/` };
}

/** The server's code if its refusal has one: `next(Object.assign(new Error(…), { data: { code } }))`. */
function connectionRefused(error: Error & { readonly data?: unknown }): SpectatorError {
  const code = isJsonObject(error.data) ? error.data['code'] : undefined;
  return asSpectatorError(error, typeof code === 'string' ? code : 'connection_refused');
}
