/** Puts numbered things into the order of their numbers: each once, none skipped, later ones held until it is their turn. */
export class OrderingBuffer<T extends { readonly seq: number }> {
  readonly #held = new Map<number, T>();
  #last: number | null;
  #known = 0;

  /** `last`: the number before the first one wanted, or null while that is not known; then everything is held. */
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

  /** Takes one and returns those whose turn it now is; a repeat changes nothing. */
  add(item: T): T[] {
    this.expect(item.seq);
    if (this.#last === null || item.seq > this.#last) this.#held.set(item.seq, item);
    return this.#inOrder();
  }

  /** Learns that everything up to `seq` exists. */
  expect(seq: number): void {
    this.#known = Math.max(this.#known, seq);
  }

  /** Sets the start where it was not known, forgets what lies before it, and returns what follows it. */
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
