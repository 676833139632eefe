import type { GameSpeed, GameState, GameStatus, JoinedGame } from '#libs/protocol';
import { Audience } from './audience.js';
import { Membership, type Member, type Resync } from './membership.js';
import type { Message } from './message.js';
import type { Requests } from './requests.js';
import { SpectatorError } from './spectator-error.js';
import type { SpectatorEvent } from './spectator-event.js';
import { Timeline, type Telling } from './timeline.js';
import type { WatchedGame, WatchedGameEvents, WatchOptions } from './watched-game.js';

/** What the client that owns a feed is told. */
export interface FeedOwner {
  opened(): void;
  closed(error: SpectatorError | null): void;
}

/** A {@link WatchedGame} with the side that its client sees: connections and messages go in here. */
export class GameFeed implements WatchedGame, Member {
  readonly #requests: Requests;
  readonly #owner: FeedOwner;
  readonly #timeline: Timeline;
  readonly #membership: Membership;
  readonly #audience = new Audience();
  #closed = false;

  constructor(
    readonly id: string,
    { afterSeq, ...options }: WatchOptions,
    requests: Requests,
    owner: FeedOwner,
  ) {
    this.#requests = requests;
    this.#owner = owner;
    this.#timeline = new Timeline(afterSeq);
    this.#membership = new Membership(requests, { game_id: id, ...options }, this);
  }

  get seq(): number {
    return this.#timeline.seq ?? 0;
  }

  get afterSeq(): number | null {
    return this.#timeline.seq;
  }

  get incomplete(): boolean {
    return this.#timeline.incomplete;
  }

  get state(): GameState {
    const { state } = this.#timeline;
    if (!state) throw new SpectatorError('disconnected', `Game ${this.id} has not been joined yet`);
    return state;
  }

  get status(): GameStatus {
    return this.#timeline.progress.status;
  }

  get speed(): GameSpeed {
    return this.#timeline.progress.speed;
  }

  on<E extends keyof WatchedGameEvents>(event: E, listener: (payload: WatchedGameEvents[E]) => void): () => void {
    return this.#audience.on(event, listener);
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<SpectatorEvent, undefined> {
    return this.#audience.iterate();
  }

  async setSpeed(speed: GameSpeed): Promise<GameSpeed> {
    const answer = await this.#requests.setSpeed(this.id, speed);
    this.#timeline.speedSet(answer.speed);
    return answer.speed;
  }

  async refresh(): Promise<GameState> {
    const answer = await this.#requests.state(this.id);
    this.#tell(this.#timeline.refreshed(answer.state, answer.seq));
    return answer.state;
  }

  async leave(): Promise<void> {
    if (this.#closed) return;
    this.close(null);
    if (this.#requests.connected) await this.#requests.leave(this.id);
  }

  connected(): void {
    this.#membership.connected();
  }

  disconnected(): void {
    this.#membership.disconnected();
  }

  receive(message: Message): void {
    if (message.kind === 'aside') this.#audience.announce('aside', { name: message.name, payload: message.payload });
    else this.#tell(this.#timeline.receive(message));
  }

  joined(answer: JoinedGame): void {
    const tellings = this.#timeline.joined(answer);
    this.#owner.opened();
    this.#tell(tellings);
  }

  resyncing(resync: Resync): void {
    this.#audience.announce('resync', resync);
  }

  failed(error: SpectatorError): void {
    this.close(error);
  }

  /** Ends the watching here, without telling the server. */
  close(error: SpectatorError | null): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#membership.disconnected();
    this.#owner.closed(error);
    this.#audience.close(error);
  }

  #tell(tellings: readonly Telling[]): void {
    for (const telling of tellings) {
      if (this.#closed) return; // a listener left the game
      this.#audience.tell(telling);
    }
    if (this.#timeline.over) this.#audience.end(null);
    if (!this.#closed) this.#membership.check();
  }
}
