import type { SpectatorClient, SpectatorEvent } from '#libs/spectator-client';
import { isGameState, isJsonObject } from '#libs/protocol';
import { apiKey, messageOf, RequestFailed, request, serverUrl } from '../api/index.js';
import { gameEvent, plain, readReplay, type ReadReplay, type HistoryUpdate, textIn } from '../story/index.js';

/** Callbacks of a source. */
export interface SourceListener {
  onHistory(script: ReadReplay): void;
  onUpdate(update: HistoryUpdate): void;
  onThinking(playerId: string, text: string): void;
  /** The game does not exist. */
  onUnknownGame(): void;
  /** The game can no longer be shown. */
  onFailure(reason: string): void;
}

const RETRY_MS = 2_000;
const OVER: readonly (string | null)[] = ['completed', 'stopped'];

/** A game on this page's server: its past as one replay document, then live events without a gap. */
export class LiveSource {
  #client: SpectatorClient | null = null;
  readonly #closing = new AbortController();
  readonly #gameId: string;
  readonly #listener: SourceListener;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;
  #wasReached = false;

  constructor(gameId: string, listener: SourceListener) {
    this.#gameId = gameId;
    this.#listener = listener;
    void this.#open();
  }

  get link(): 'connecting' | 'connected' | 'lost' {
    if (this.#isOver || this.#client?.connected === true) return 'connected';
    return this.#wasReached ? 'lost' : 'connecting';
  }

  close(): void {
    this.#closing.abort();
    clearTimeout(this.#retry);
    this.#client?.close();
  }

  async #open(): Promise<void> {
    try {
      const afterSeq = await this.#readPast();
      if (!this.#isOver && !this.#closing.signal.aborted) await this.#follow(afterSeq);
    } catch (error) {
      if (!this.#closing.signal.aborted) this.#failed(error);
    }
  }

  /** Resolves to the number of the last past event. A server without replays sends all events after the join. */
  async #readPast(): Promise<number> {
    const path = `/games/${encodeURIComponent(this.#gameId)}`;
    const { signal } = this.#closing;
    const document = await request(`${path}/replay`, { signal }).catch(async (error: unknown) => {
      if (!(error instanceof RequestFailed) || error.status === 0) throw error;
      await request(path, { signal });
      return null;
    });
    this.#wasReached = true;
    if (document === null) return this.#readFirstSnapshot(path);
    const script = readReplay(document);
    this.#listener.onHistory(script);
    this.#isOver = OVER.includes(script.status);
    return script.length;
  }

  /** Without a replay all events are sent, and the state before the first of them is needed. */
  async #readFirstSnapshot(path: string): Promise<number> {
    const answer = await request(`${path}/state?seq=0`, { signal: this.#closing.signal });
    const state = isJsonObject(answer) ? answer['state'] : undefined;
    if (isGameState(state)) this.#listener.onUpdate({ kind: 'snapshot', seq: 0, state });
    return 0;
  }

  /** The Socket.IO client is loaded while the page already shows the past. */
  async #follow(afterSeq: number): Promise<void> {
    const { SpectatorClient: Client } = await import('#libs/spectator-client');
    if (this.#closing.signal.aborted) return;
    const key = apiKey();
    this.#client ??= new Client(serverUrl(), key === '' ? {} : { apiKey: key });
    const game = await this.#client.watch(this.#gameId, { afterSeq, deltas: true });
    game.on('event', (event) => this.#onEvent(event));
    game.on('snapshot', ({ seq, state }) => this.#listener.onUpdate({ kind: 'snapshot', seq, state }));
    game.on('unnumbered', (message) => this.#onUnnumbered(message));
    game.on('error', (error) => this.#listener.onFailure(error.message));
  }

  #onEvent({ event, seq, payload }: SpectatorEvent): void {
    this.#listener.onUpdate({ kind: 'event', event: gameEvent(event, seq, payload.at, { ...payload }) });
  }

  #onUnnumbered({ name, payload }: { readonly name: string; readonly payload: unknown }): void {
    if (name !== 'agent:thinking:chunk' || !isJsonObject(payload)) return;
    this.#listener.onThinking(textIn(payload, 'player_id') ?? '', plain(textIn(payload, 'text') ?? ''));
  }

  /** Retries if the server is away; any other error is final. */
  #failed(error: unknown): void {
    if (error instanceof RequestFailed && error.status === 404) return this.#listener.onUnknownGame();
    const isAway = error instanceof RequestFailed ? error.status === 0 || error.status >= 500 : isPassing(error);
    if (!isAway) return this.#listener.onFailure(messageOf(error));
    this.#retry = setTimeout(() => void this.#open(), RETRY_MS);
  }
}

function isPassing(error: unknown): boolean {
  return isJsonObject(error) && (error['code'] === 'timeout' || error['code'] === 'disconnected');
}
