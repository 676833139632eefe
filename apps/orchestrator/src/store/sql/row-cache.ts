/** How many games are kept at hand. */
const CAPACITY = 20_000;

/** The rows that were written last, the latest ones: a game that goes on need not be read before every write. */
export class RowCache<Row> {
  private readonly rows = new Map<string, Row>();

  get(id: string): Row | undefined {
    return this.rows.get(id);
  }

  delete(id: string): void {
    this.rows.delete(id);
  }

  set(id: string, row: Row): void {
    // Taken out first, so that the order of the map is that of the last writes.
    this.rows.delete(id);
    this.rows.set(id, row);
    const [oldest] = this.rows.keys();
    if (this.rows.size > CAPACITY && oldest !== undefined) this.rows.delete(oldest);
  }
}
