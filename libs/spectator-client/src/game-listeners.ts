import { isGameEventName, type GameEventName } from '#libs/protocol';
import { AsyncEventQueue } from './async-event-queue.js';
import { Emitter } from './emitter.js';
import type { SpectatorError } from './spectator-error.js';
import { isKnownEvent, type EventPayloads, type KnownEvent, type SpectatorEvent } from './spectator-event.js';
import type { GameSnapshot, TimelineUpdate } from './timeline.js';
import type { UnnumberedMessage, WatchedGameEvents } from './watched-game.js';

interface HeldUpdates {
  readonly events: SpectatorEvent[];
  snapshot: GameSnapshot | null;
}

/** The listeners and iterations of one game. Updates that arrive before the first of them are held for it. */
export class GameListeners {
  readonly #emitter = new Emitter<WatchedGameEvents>();
  /** The same emitter, typed with the numbered events only, so that the compiler pairs each name with its payload. */
  readonly #byName: Emitter<EventPayloads> = this.#emitter;
  readonly #queues = new Set<AsyncEventQueue<SpectatorEvent>>();
  #held: HeldUpdates | null = { events: [], snapshot: null };
  #releaseScheduled = false;
  #closed = false;
  #end: { readonly error: Error | null } | null = null;

  on<E extends keyof WatchedGameEvents>(event: E, listener: (payload: WatchedGameEvents[E]) => void): () => void {
    if (isHeldUntilListened(event)) this.#releaseSoon();
    return this.#emitter.on(event, listener);
  }

  iterate(): AsyncEventQueue<SpectatorEvent> {
    const queue = new AsyncEventQueue<SpectatorEvent>(() => this.#queues.delete(queue));
    this.#queues.add(queue);
    if (this.#held) this.#releaseSoon();
    else if (this.#end) queue.end(this.#end.error);
    return queue;
  }

  emitResync(resync: WatchedGameEvents['resync']): void {
    this.#emitter.emit('resync', resync);
  }

  emitUnnumbered(message: UnnumberedMessage): void {
    this.#emitter.emit('unnumbered', message);
    this.#emitter.emit('aside', message);
  }

  deliver(update: TimelineUpdate): void {
    if (update.kind === 'snapshot') {
      if (this.#held) this.#held.snapshot = update.snapshot;
      else this.#emitSnapshot(update.snapshot);
    } else if (this.#held) this.#held.events.push(update.event);
    else this.#deliverEvent(update.event);
  }

  /** Ends every current and later iteration after the events delivered so far; with an error, by throwing it. */
  end(error: Error | null): void {
    this.#end ??= { error };
    if (this.#held) return;
    for (const queue of this.#queues) queue.end(this.#end.error);
  }

  /** No update follows. Events that are still held stay available to a later iteration. */
  close(error: SpectatorError | null): void {
    this.end(error);
    if (error) this.#emitter.emit('error', error);
    this.#emitter.emit('close', error);
    this.#closed = true;
  }

  /** Held updates are released after the current tick, so that a caller can add several listeners first. */
  #releaseSoon(): void {
    if (this.#releaseScheduled) return;
    this.#releaseScheduled = true;
    queueMicrotask(() => this.#release());
  }

  #release(): void {
    const held = this.#held;
    this.#held = null;
    for (const event of held?.events ?? []) this.#deliverEvent(event);
    if (held?.snapshot && !this.#closed) this.#emitSnapshot(held.snapshot);
    if (this.#end) this.end(this.#end.error);
  }

  #deliverEvent(event: SpectatorEvent): void {
    for (const queue of this.#queues) queue.push(event);
    if (this.#closed) return;
    this.#emitter.emit('event', event);
    if (isKnownEvent(event)) this.#emitByName(event);
  }

  #emitByName<N extends GameEventName>(event: KnownEvent<N>): void {
    this.#byName.emit(event.event, event.payload);
  }

  #emitSnapshot(snapshot: GameSnapshot): void {
    this.#emitter.emit('snapshot', snapshot);
    this.#emitter.emit('picture', snapshot);
  }
}

function isHeldUntilListened(event: keyof WatchedGameEvents): boolean {
  return event === 'event' || event === 'snapshot' || event === 'picture' || isGameEventName(event);
}
