import type { SpectatorClient, SpectatorEvent } from '#libs/spectator-client';
import { isGameState, isJsonObject } from '#libs/protocol';
import { messageOf, RequestFailed, request, serverUrl } from '../api/index.js';
import { gameEvent, plain, readReplay, type ReadReplay, type HistoryUpdate, textIn } from '../story/index.js';

/** What a source tells whoever shows the game. */
export interface SourceListener {
  onHistory(script: ReadReplay): void;
  onUpdate(update: HistoryUpdate): void;
  onThinking(playerId: string, text: string): void;
  /** There is no such game. */
  onUnknownGame(): void;
  /** It can be shown no longer, and why. */
  onFailure(reason: string): void;
}

const RETRY_MS = 2_000;
const OVER: readonly (string | null)[] = ['completed', 'stopped'];

/** A game on the server that this page came from: all of its past in one document, then what happens, without a gap. */
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

  /** The number of the last event of the past. A server without replays sends all events when the game is joined. */
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

  /** All of the past is then sent as events, for which the table as it was before the first is needed. */
  async #readFirstSnapshot(path: string): Promise<number> {
    const answer = await request(`${path}/state?seq=0`, { signal: this.#closing.signal });
    const state = isJsonObject(answer) ? answer['state'] : undefined;
    if (isGameState(state)) this.#listener.onUpdate({ kind: 'snapshot', seq: 0, state });
    return 0;
  }

  /** What keeps the line is fetched while the past is on the page already. */
  async #follow(afterSeq: number): Promise<void> {
    const { SpectatorClient: Client } = await import('#libs/spectator-client');
    if (this.#closing.signal.aborted) return;
    this.#client ??= new Client(serverUrl());
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

  /** A server that is away is asked again; whatever else it says is final. */
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
