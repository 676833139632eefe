import type { HistoryUpdate } from '../story/index.js';

type Updates = Iterator<HistoryUpdate, unknown>;

/** Updates that were not read yet, oldest first: whole histories, generated as they are read, and single updates. */
export class UpdateQueue {
  #histories: Updates[] = [];
  #updates: HistoryUpdate[] = [];
  #read = 0;

  get isEmpty(): boolean {
    return this.#histories.length === 0 && this.#read >= this.#updates.length;
  }

  /** A history is read before all single updates. */
  addHistory(history: Updates): void {
    this.#histories.push(history);
  }

  add(update: HistoryUpdate): void {
    this.#updates.push(update);
  }

  next(): HistoryUpdate | undefined {
    for (let history = this.#histories[0]; history !== undefined; history = this.#histories[0]) {
      const { done, value } = history.next();
      if (done !== true) return value;
      this.#histories = this.#histories.slice(1);
    }
    const update = this.#updates[this.#read];
    this.#read += 1;
    if (this.#read >= this.#updates.length) {
      this.#updates = [];
      this.#read = 0;
    }
    return update;
  }
}
