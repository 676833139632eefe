/** Sorts numbered items: each is given out once, none is skipped, and items after a gap are held until it is filled. */
export class OrderingBuffer<T extends { readonly seq: number }> {
  readonly #held = new Map<number, T>();
  #last: number | null;
  #known = 0;

  /** `last`: the number before the first one wanted, or null while that is not known; until then all items are held. */
  constructor(last: number | null) {
    this.#last = last;
  }

  /** The last number given out; null before {@link startAfter}. */
  get last(): number | null {
    return this.#last;
  }

  /** Whether a number is known to exist that could not be given out yet. */
  get missing(): boolean {
    return this.#last !== null && this.#known > this.#last;
  }

  /** Adds an item and returns the items that can now be given out; a repeat changes nothing. */
  add(item: T): T[] {
    this.expect(item.seq);
    if (this.#last === null || item.seq > this.#last) this.#held.set(item.seq, item);
    return this.#inOrder();
  }

  /** Records that all items up to `seq` exist. */
  expect(seq: number): void {
    this.#known = Math.max(this.#known, seq);
  }

  /** Sets the start if it was not known, drops the items before it, and returns those that directly follow it. */
  startAfter(seq: number): T[] {
    if (this.#last !== null) return [];
    this.#last = seq;
    for (const held of this.#held.keys()) if (held <= seq) this.#held.delete(held);
    return this.#inOrder();
  }

  #inOrder(): T[] {
    const ready: T[] = [];
    while (this.#last !== null) {
      const next = this.#held.get(this.#last + 1);
      if (!next) break;
      this.#held.delete(next.seq);
      this.#last = next.seq;
      ready.push(next);
    }
    return ready;
  }
}
