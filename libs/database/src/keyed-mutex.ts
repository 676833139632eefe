/** Tasks of one lane run one after the other, in the order of their calls; lanes do not wait for each other. */
export class KeyedMutex {
  private readonly last = new Map<string, Promise<unknown>>();

  async run<T>(lane: string, task: () => Promise<T>): Promise<T> {
    const before = this.last.get(lane) ?? Promise.resolve();
    // A task that failed has told its own caller; the next one runs all the same.
    const mine = before.then(task, task);
    this.last.set(lane, mine);
    try {
      return await mine;
    } finally {
      if (this.last.get(lane) === mine) this.last.delete(lane);
    }
  }
}
