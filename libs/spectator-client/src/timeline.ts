import type { GameSpeed, GameState, JoinedGame } from '#libs/protocol';
import type { Message } from './message.js';
import { OrderingBuffer } from './ordering-buffer.js';
import { Picture } from './picture.js';
import { isOver, progressAfter, type Progress } from './progress.js';
import type { SpectatorEvent } from './spectator-event.js';

/** A game's whole state; `seq` is the number of the last event that it includes. */
export interface ShownPicture {
  readonly state: GameState;
  readonly seq: number;
}

/** What a viewer is told next. A picture never comes before an event that it includes. */
export type Telling =
  | { readonly kind: 'event'; readonly event: SpectatorEvent }
  | { readonly kind: 'picture'; readonly picture: ShownPicture };

/** One game as its messages tell it: what arrives in whatever order goes in, what a viewer is told comes out. */
export class Timeline {
  readonly #order: OrderingBuffer<SpectatorEvent>;
  readonly #picture = new Picture();
  #progress: Progress = { status: 'starting', speed: 'normal', asOf: -1 };
  #shown = -1;

  /** `afterSeq`: the last event that the viewer already has; without it the viewer begins where the server is. */
  constructor(afterSeq?: number) {
    this.#order = new OrderingBuffer(afterSeq ?? null);
  }

  /** The number of the last event told; null before the game was joined. */
  get seq(): number | null {
    return this.#order.last;
  }

  /** The newest state that arrived; it may be ahead of `seq` while earlier events are still awaited. */
  get state(): GameState | null {
    return this.#picture.state;
  }

  get progress(): Progress {
    return this.#progress;
  }

  /** Whether something was sent that did not arrive: an event, or the base of a patch. */
  get incomplete(): boolean {
    return this.#order.missing || this.#picture.incomplete;
  }

  /** Whether everything was told and nothing more will come. */
  get over(): boolean {
    return isOver(this.#progress.status) && !this.#order.missing;
  }

  joined(answer: JoinedGame): Telling[] {
    if (answer.seq >= this.#progress.asOf) {
      this.#progress = { status: answer.status, speed: answer.speed, asOf: answer.seq };
    }
    this.#order.expect(answer.seq);
    this.#picture.replace(answer.state, answer.seq);
    return this.#tell(this.#order.startAfter(answer.seq));
  }

  /** A state that was asked for. It may have overtaken events that are on their way, so it is no sign of missing ones. */
  refreshed(state: GameState, seq: number): Telling[] {
    this.#picture.replace(state, seq);
    return this.#tell([]);
  }

  speedSet(speed: GameSpeed): void {
    this.#progress = { ...this.#progress, speed };
  }

  receive(message: Exclude<Message, { kind: 'aside' }>): Telling[] {
    if (message.kind === 'event') return this.#tell(this.#order.add(message.event));
    if (message.kind === 'picture') this.#picture.replace(message.state, message.seq);
    else this.#picture.patch(message.patch);
    this.#order.expect(message.kind === 'picture' ? message.seq : message.patch.seq);
    return this.#tell([]);
  }

  #tell(events: readonly SpectatorEvent[]): Telling[] {
    const tellings: Telling[] = events.map((event) => ({ kind: 'event', event }));
    this.#progress = events.reduce(progressAfter, this.#progress);
    const { state, seq } = this.#picture;
    if (state && seq > this.#shown && seq <= (this.seq ?? -1)) {
      this.#shown = seq;
      tellings.push({ kind: 'picture', picture: { state, seq } });
    }
    return tellings;
  }
}
