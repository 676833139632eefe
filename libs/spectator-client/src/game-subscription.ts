import type { GameSpeed, GameState, GameStatus, JoinedGame } from '#libs/protocol';
import { GameListeners } from './game-listeners.js';
import { Membership, type Member, type Resync } from './membership.js';
import type { Message } from './message.js';
import type { Requests } from './requests.js';
import { SpectatorError } from './spectator-error.js';
import type { SpectatorEvent } from './spectator-event.js';
import { Timeline, type TimelineUpdate } from './timeline.js';
import type { WatchedGame, WatchedGameEvents, WatchOptions } from './watched-game.js';

/** Callbacks for the client that owns the subscription. */
export interface SubscriptionOwner {
  opened(): void;
  closed(error: SpectatorError | null): void;
}

/** A {@link WatchedGame}, with the methods through which its client passes connections and messages in. */
export class GameSubscription implements WatchedGame, Member {
  readonly #requests: Requests;
  readonly #owner: SubscriptionOwner;
  readonly #timeline: Timeline;
  readonly #membership: Membership;
  readonly #listeners = new GameListeners();
  #closed = false;

  constructor(
    readonly id: string,
    { afterSeq, ...options }: WatchOptions,
    requests: Requests,
    owner: SubscriptionOwner,
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
    return this.#listeners.on(event, listener);
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<SpectatorEvent, undefined> {
    return this.#listeners.iterate();
  }

  async setSpeed(speed: GameSpeed): Promise<GameSpeed> {
    const answer = await this.#requests.setSpeed(this.id, speed);
    this.#timeline.speedSet(answer.speed);
    return answer.speed;
  }

  async refresh(): Promise<GameState> {
    const answer = await this.#requests.state(this.id);
    this.#deliver(this.#timeline.refreshed(answer.state, answer.seq));
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
    if (message.kind === 'unnumbered') {
      this.#listeners.emitUnnumbered({ name: message.name, payload: message.payload });
    } else this.#deliver(this.#timeline.receive(message));
  }

  joined(answer: JoinedGame): void {
    const updates = this.#timeline.joined(answer);
    this.#owner.opened();
    this.#deliver(updates);
  }

  resyncing(resync: Resync): void {
    this.#listeners.emitResync(resync);
  }

  failed(error: SpectatorError): void {
    this.close(error);
  }

  /** Ends the subscription without a request to the server. */
  close(error: SpectatorError | null): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#membership.disconnected();
    this.#owner.closed(error);
    this.#listeners.close(error);
  }

  #deliver(updates: readonly TimelineUpdate[]): void {
    for (const update of updates) {
      if (this.#closed) return; // a listener left the game
      this.#listeners.deliver(update);
    }
    if (this.#timeline.over) this.#listeners.end(null);
    if (!this.#closed) this.#membership.check();
  }
}
