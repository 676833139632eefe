/** A histogram of durations in whole milliseconds; its size does not grow with the number of games. */
export class Latencies {
  private readonly counts = new Map<number, number>();
  private total = 0;

  add(milliseconds: number): void {
    const length = Math.round(milliseconds);
    this.counts.set(length, (this.counts.get(length) ?? 0) + 1);
    this.total += 1;
  }

  /** The nearest-rank quantile: the shortest duration that at least this share of all does not exceed; null without any. */
  quantile(share: number): number | null {
    const wanted = Math.max(1, Math.ceil(share * this.total));
    let passed = 0;
    for (const [length, count] of [...this.counts].toSorted(([a], [b]) => a - b)) {
      passed += count;
      if (passed >= wanted) return length;
    }
    return null;
  }
}
