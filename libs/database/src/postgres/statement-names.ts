/** Multi-row inserts have as many texts as they have numbers of rows; each takes memory in every connection. */
const MOST_NAMES = 200;

/** Names for the statements that a server is to plan once per connection: those that came first, as far as they go. */
export class StatementNames {
  private readonly names = new Map<string, string>();

  /** Undefined for one that is planned anew each time. */
  of(sql: string): string | undefined {
    const known = this.names.get(sql);
    if (known !== undefined || this.names.size >= MOST_NAMES) return known;
    const name = `statement_${this.names.size + 1}`;
    this.names.set(sql, name);
    return name;
  }
}
