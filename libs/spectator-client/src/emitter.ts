type Listener<T> = (payload: T) => void;

/** Typed listeners without Node's `events`, because browsers do not have it. `Events` maps a name to its payload. */
export class Emitter<Events> {
  readonly #listeners: { [E in keyof Events]?: Set<Listener<Events[E]>> } = {};

  /** Returns a function that removes the listener. */
  on<E extends keyof Events>(event: E, listener: Listener<Events[E]>): () => void {
    const listeners = (this.#listeners[event] ??= new Set());
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }

  /** An error in a listener is thrown in a microtask of its own, so that the other listeners and the caller go on. */
  emit<E extends keyof Events>(event: E, payload: Events[E]): void {
    for (const listener of this.#listeners[event] ?? []) {
      try {
        listener(payload);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
