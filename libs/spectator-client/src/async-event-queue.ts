interface PendingRead<T> {
  resolve(result: IteratorResult<T, undefined>): void;
  reject(error: Error): void;
}

/** An async iterator over pushed items, in order. Items that were not read yet are queued without a bound. */
export class AsyncEventQueue<T> implements AsyncIterableIterator<T, undefined> {
  #items: T[] = [];
  #read = 0;
  readonly #waiting: PendingRead<T>[] = [];
  #end: { readonly error: Error | null } | null = null;

  /** `onReturn` runs when the iteration is left early (`break`). */
  constructor(readonly onReturn: () => void) {}

  push(item: T): void {
    if (this.#end) return;
    const waiting = this.#waiting.shift();
    if (waiting) waiting.resolve({ done: false, value: item });
    else this.#items.push(item);
  }

  /** Ends the iteration after the items already queued; with an error, by throwing it. */
  end(error: Error | null = null): void {
    if (this.#end) return;
    this.#end = { error };
    for (const waiting of this.#waiting.splice(0)) this.#finish(waiting);
  }

  next(): Promise<IteratorResult<T, undefined>> {
    return new Promise((resolve, reject) => {
      const item = this.#items[this.#read];
      if (item !== undefined) {
        this.#read += 1;
        this.#compact();
        resolve({ done: false, value: item });
      } else if (this.#end) this.#finish({ resolve, reject });
      else this.#waiting.push({ resolve, reject });
    });
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.end();
    this.#items = [];
    this.#read = 0;
    this.onReturn();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #finish(waiting: PendingRead<T>): void {
    const error = this.#end?.error;
    this.#end = { error: null }; // an iteration throws once and is done afterwards
    if (error) waiting.reject(error);
    else waiting.resolve({ done: true, value: undefined });
  }

  /** Drops the items already read once they are half of the queue, so that a long queue does not pay for a shift per item. */
  #compact(): void {
    if (this.#read * 2 < this.#items.length) return;
    this.#items = this.#items.slice(this.#read);
    this.#read = 0;
  }
}
