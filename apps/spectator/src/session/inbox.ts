import type { Telling } from '../story/index.js';

type Told = Iterator<Telling, unknown>;

/** What has arrived and was not read yet, oldest first: whole histories, told as they are read, and single tellings. */
export class Inbox {
  #histories: Told[] = [];
  #tellings: Telling[] = [];
  #read = 0;

  get isEmpty(): boolean {
    return this.#histories.length === 0 && this.#read >= this.#tellings.length;
  }

  /** A history is read before whatever was told singly. */
  addHistory(history: Told): void {
    this.#histories.push(history);
  }

  add(telling: Telling): void {
    this.#tellings.push(telling);
  }

  next(): Telling | undefined {
    for (let history = this.#histories[0]; history !== undefined; history = this.#histories[0]) {
      const { done, value } = history.next();
      if (done !== true) return value;
      this.#histories = this.#histories.slice(1);
    }
    const telling = this.#tellings[this.#read];
    this.#read += 1;
    if (this.#read >= this.#tellings.length) {
      this.#tellings = [];
      this.#read = 0;
    }
    return telling;
  }
}
