import type { GameSpeed, GameState, JoinedGame } from '#libs/protocol';
import type { Message } from './message.js';
import { OrderingBuffer } from './ordering-buffer.js';
import { CurrentSnapshot } from './current-snapshot.js';
import { isOver, progressAfter, type Progress } from './progress.js';
import type { SpectatorEvent } from './spectator-event.js';

/** A game's whole state; `seq` is the number of the last event that it includes. */
export interface GameSnapshot {
  readonly state: GameState;
  readonly seq: number;
}

/** What is delivered next. A snapshot never comes before an event that it includes. */
export type TimelineUpdate =
  | { readonly kind: 'event'; readonly event: SpectatorEvent }
  | { readonly kind: 'snapshot'; readonly snapshot: GameSnapshot };

/** Turns one game's messages, which may arrive in any order, into ordered updates. */
export class Timeline {
  readonly #order: OrderingBuffer<SpectatorEvent>;
  readonly #snapshot = new CurrentSnapshot();
  #progress: Progress = { status: 'starting', speed: 'normal', asOf: -1 };
  #deliveredSeq = -1;

  /** `afterSeq`: the last event that the viewer already has; without it the updates start at the server's current event. */
  constructor(afterSeq?: number) {
    this.#order = new OrderingBuffer(afterSeq ?? null);
  }

  /** The number of the last event delivered; null before the game was joined. */
  get seq(): number | null {
    return this.#order.last;
  }

  /** The newest state that arrived; it may be ahead of `seq` while earlier events are still awaited. */
  get state(): GameState | null {
    return this.#snapshot.state;
  }

  get progress(): Progress {
    return this.#progress;
  }

  /** Whether something was sent that did not arrive: an event, or the base of a patch. */
  get incomplete(): boolean {
    return this.#order.missing || this.#snapshot.incomplete;
  }

  /** Whether everything was delivered and nothing more will come. */
  get over(): boolean {
    return isOver(this.#progress.status) && !this.#order.missing;
  }

  joined(answer: JoinedGame): TimelineUpdate[] {
    if (answer.seq >= this.#progress.asOf) {
      this.#progress = { status: answer.status, speed: answer.speed, asOf: answer.seq };
    }
    this.#order.expect(answer.seq);
    this.#snapshot.replace(answer.state, answer.seq);
    return this.#updatesAfter(this.#order.startAfter(answer.seq));
  }

  /** Takes a requested state. It may overtake events that are still on their way, so it does not mean that events are missing. */
  refreshed(state: GameState, seq: number): TimelineUpdate[] {
    this.#snapshot.replace(state, seq);
    return this.#updatesAfter([]);
  }

  speedSet(speed: GameSpeed): void {
    this.#progress = { ...this.#progress, speed };
  }

  receive(message: Exclude<Message, { kind: 'unnumbered' }>): TimelineUpdate[] {
    if (message.kind === 'event') return this.#updatesAfter(this.#order.add(message.event));
    if (message.kind === 'snapshot') this.#snapshot.replace(message.state, message.seq);
    else this.#snapshot.patch(message.patch);
    this.#order.expect(message.kind === 'snapshot' ? message.seq : message.patch.seq);
    return this.#updatesAfter([]);
  }

  #updatesAfter(events: readonly SpectatorEvent[]): TimelineUpdate[] {
    const updates: TimelineUpdate[] = events.map((event) => ({ kind: 'event', event }));
    this.#progress = events.reduce(progressAfter, this.#progress);
    const { state, seq } = this.#snapshot;
    if (state && seq > this.#deliveredSeq && seq <= (this.seq ?? -1)) {
      this.#deliveredSeq = seq;
      updates.push({ kind: 'snapshot', snapshot: { state, seq } });
    }
    return updates;
  }
}
