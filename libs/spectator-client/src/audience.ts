import { isGameEventName, type GameEventName } from '#libs/protocol';
import { Emitter } from './emitter.js';
import { EventQueue } from './event-queue.js';
import type { SpectatorError } from './spectator-error.js';
import { isKnownEvent, type EventPayloads, type KnownEvent, type SpectatorEvent } from './spectator-event.js';
import type { ShownPicture, Telling } from './timeline.js';
import type { WatchedGameEvents } from './watched-game.js';

interface Held {
  readonly events: SpectatorEvent[];
  picture: ShownPicture | null;
}

/** Everybody who listens to one game: listeners and iterations. What is told before the first of them waits for them. */
export class Audience {
  readonly #emitter = new Emitter<WatchedGameEvents>();
  /** The same emitter, seen by the names of the numbered events alone: so the compiler knows each name's payload. */
  readonly #byName: Emitter<EventPayloads> = this.#emitter;
  readonly #queues = new Set<EventQueue<SpectatorEvent>>();
  #held: Held | null = { events: [], picture: null };
  #expected = false;
  #closed = false;
  #end: { readonly error: Error | null } | null = null;

  on<E extends keyof WatchedGameEvents>(event: E, listener: (payload: WatchedGameEvents[E]) => void): () => void {
    if (event === 'event' || event === 'picture' || isGameEventName(event)) this.#releaseSoon();
    return this.#emitter.on(event, listener);
  }

  iterate(): EventQueue<SpectatorEvent> {
    const queue = new EventQueue<SpectatorEvent>(() => this.#queues.delete(queue));
    this.#queues.add(queue);
    if (this.#held) this.#releaseSoon();
    else if (this.#end) queue.end(this.#end.error);
    return queue;
  }

  /** Tells what has no place among the events, to those who listen now. */
  announce<E extends 'aside' | 'resync'>(event: E, payload: WatchedGameEvents[E]): void {
    this.#emitter.emit(event, payload);
  }

  tell(telling: Telling): void {
    if (telling.kind === 'picture') {
      if (this.#held) this.#held.picture = telling.picture;
      else this.#emitter.emit('picture', telling.picture);
    } else if (this.#held) this.#held.events.push(telling.event);
    else this.#tellEvent(telling.event);
  }

  /** Ends every iteration after what was told so far, now and to come; with an error, by throwing it. */
  end(error: Error | null): void {
    this.#end ??= { error };
    if (this.#held) return;
    for (const queue of this.#queues) queue.end(this.#end.error);
  }

  /** Nothing more will come; events that still wait for somebody are left to a later iteration. */
  close(error: SpectatorError | null): void {
    this.end(error);
    if (error) this.#emitter.emit('error', error);
    this.#emitter.emit('close', error);
    this.#closed = true;
  }

  /** Whoever starts to listen has the rest of its tick to add further listeners. */
  #releaseSoon(): void {
    if (this.#expected) return;
    this.#expected = true;
    queueMicrotask(() => this.#release());
  }

  #release(): void {
    const held = this.#held;
    this.#held = null;
    for (const event of held?.events ?? []) this.#tellEvent(event);
    if (held?.picture && !this.#closed) this.#emitter.emit('picture', held.picture);
    if (this.#end) this.end(this.#end.error);
  }

  #tellEvent(event: SpectatorEvent): void {
    for (const queue of this.#queues) queue.push(event);
    if (this.#closed) return;
    this.#emitter.emit('event', event);
    if (isKnownEvent(event)) this.#tellByName(event);
  }

  #tellByName<N extends GameEventName>(event: KnownEvent<N>): void {
    this.#byName.emit(event.event, event.payload);
  }
}
