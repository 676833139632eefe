/** What a label says in place of a value beyond the limit. */
const OTHER = 'other';

/**
 * Bounds how many values a label has: each makes time series of its own, in Prometheus too, and clients choose the names
 * of models. The first ones are kept.
 */
export class KnownLabels {
  private readonly known = new Set<string>();

  constructor(private readonly most: number) {}

  of(value: string): string {
    if (this.known.has(value)) return value;
    if (this.known.size >= this.most) return OTHER;
    this.known.add(value);
    return value;
  }
}
