import type { SpectatorClient, SpectatorEvent } from '#libs/spectator-client';
import { isGameState, isJsonObject } from '#libs/protocol';
import { apiKey, messageOf, RequestFailed, request, serverUrl } from '../api/index.js';
import {
  gameEvent,
  type HistoryUpdate,
  InvalidReplay,
  isOver,
  type KnownGame,
  plain,
  readKnownGame,
  textIn,
} from '../story/index.js';
import { openReplay } from './open-replay.js';
import { readStream } from './replay-stream.js';

/** Callbacks of a source. */
export interface SourceListener {
  /** What the server knows at once. */
  onKnown(game: KnownGame): void;
  /** First the past, then what happens. */
  onUpdate(update: HistoryUpdate): void;
  onThinking(playerId: string, text: string): void;
  /** The game does not exist. */
  onUnknownGame(): void;
  /** The game can no longer be shown. */
  onFailure(reason: string): void;
}

const RETRY_MS = 2_000;
/** A connection that is missing for less is not called lost. */
const LOST_AFTER_MS = 2_000;
const OVER: readonly unknown[] = ['completed', 'stopped'];

export type SourceLink = 'connecting' | 'connected' | 'lost';

/** A game on this page's server: what it knows at once, the past as one replay document, then live events without a gap. */
export class LiveSource {
  #client: SpectatorClient | null = null;
  readonly #closing = new AbortController();
  readonly #path: string;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;
  /** Since when it has been waiting for the server, in milliseconds; null: it is not, or is still reading the past. */
  #waitsSince: number | null = null;

  /** @param seq the event whose state is shown first; null: the newest */
  constructor(
    private readonly gameId: string,
    private readonly seq: number | null,
    private readonly listener: SourceListener,
    private readonly open = openReplay,
  ) {
    this.#path = `/games/${encodeURIComponent(gameId)}`;
    void this.#read();
  }

  /** @param now milliseconds, of `performance` */
  linkAt(now: number): SourceLink {
    if (this.#isOver) return 'connected';
    if (this.#client !== null) this.#waitsSince = this.#client.connected ? null : (this.#waitsSince ?? now);
    if (this.#client?.connected === true) return 'connected';
    return this.#waitsSince !== null && now - this.#waitsSince >= LOST_AFTER_MS ? 'lost' : 'connecting';
  }

  close(): void {
    this.#closing.abort();
    clearTimeout(this.#retry);
    this.#client?.close();
  }

  async #read(): Promise<void> {
    try {
      await this.#readKnown();
      const afterSeq = await this.#readPast();
      if (!this.#isOver && !this.#closing.signal.aborted) await this.#follow(afterSeq);
    } catch (error) {
      if (!this.#closing.signal.aborted) this.#failed(error);
    }
  }

  async #readKnown(): Promise<void> {
    const { signal } = this.#closing;
    const [game, stateAt] = await Promise.all([
      request(this.#path, { signal }),
      this.seq === null ? null : this.#optional(`/state?seq=${this.seq}`),
    ]);
    const isFinished = isJsonObject(game) && OVER.includes(game['status']);
    const known = readKnownGame({ game, stateAt, result: isFinished ? await this.#optional('/result') : null });
    if (known === null) throw new InvalidReplay('The answer of the server is no game.');
    this.#waitsSince = null;
    this.#isOver = isOver(known.head);
    this.listener.onKnown(known);
  }

  /** Null where the server refuses it: an older one has no such path, and a link may name an event that there is not. */
  async #optional(path: string): Promise<unknown> {
    return request(this.#path + path, { signal: this.#closing.signal }).catch(nullIfRefused);
  }

  /** Resolves to the number of the last past event. A server without replays sends all events after the join. */
  async #readPast(): Promise<number> {
    const { signal } = this.#closing;
    const stream = await this.open(`${this.#path}/replay`, signal).catch(nullIfRefused);
    if (stream === null) return this.#readFirstSnapshot();
    await readStream(stream, (update) => this.listener.onUpdate(update), signal);
    this.#isOver ||= OVER.includes(stream.head.status);
    return stream.head.length;
  }

  /** Without a replay all events are sent, and the state before the first of them is needed. */
  async #readFirstSnapshot(): Promise<number> {
    const answer = await request(`${this.#path}/state?seq=0`, { signal: this.#closing.signal });
    const state = isJsonObject(answer) ? answer['state'] : undefined;
    if (isGameState(state)) this.listener.onUpdate({ kind: 'snapshot', seq: 0, state });
    // Its past comes with the live events.
    this.#isOver = false;
    return 0;
  }

  /** The Socket.IO client is loaded while the page already shows the past. */
  async #follow(afterSeq: number): Promise<void> {
    this.#waitsSince ??= performance.now();
    const { SpectatorClient: Client } = await import('#libs/spectator-client');
    if (this.#closing.signal.aborted) return;
    const key = apiKey();
    this.#client ??= new Client(serverUrl(), key === '' ? {} : { apiKey: key });
    const game = await this.#client.watch(this.gameId, { afterSeq, deltas: true });
    game.on('event', (event) => this.#onEvent(event));
    game.on('snapshot', ({ seq, state }) => this.listener.onUpdate({ kind: 'snapshot', seq, state }));
    game.on('unnumbered', (message) => this.#onUnnumbered(message));
    game.on('error', (error) => this.listener.onFailure(error.message));
  }

  #onEvent({ event, seq, payload }: SpectatorEvent): void {
    this.listener.onUpdate({ kind: 'event', event: gameEvent(event, seq, payload.at, { ...payload }) });
  }

  #onUnnumbered({ name, payload }: { readonly name: string; readonly payload: unknown }): void {
    if (name !== 'agent:thinking:chunk' || !isJsonObject(payload)) return;
    this.listener.onThinking(textIn(payload, 'player_id') ?? '', plain(textIn(payload, 'text') ?? ''));
  }

  /** Retries if the server is away; any other error is final. */
  #failed(error: unknown): void {
    if (error instanceof RequestFailed && error.status === 404) return this.listener.onUnknownGame();
    const isAway = error instanceof RequestFailed ? error.status === 0 || error.status >= 500 : isPassing(error);
    if (!isAway) return this.listener.onFailure(messageOf(error));
    this.#waitsSince ??= performance.now();
    this.#retry = setTimeout(() => void this.#read(), RETRY_MS);
  }
}

function nullIfRefused(error: unknown): null {
  if (error instanceof RequestFailed && error.status !== 0) return null;
  throw error;
}

function isPassing(error: unknown): boolean {
  return isJsonObject(error) && (error['code'] === 'timeout' || error['code'] === 'disconnected');
}
