import { createHash } from 'node:crypto';

/** Multi-row inserts have as many texts as they have numbers of rows; each takes memory in every connection. */
const MAX_NAMES = 200;

/**
 * Names for the statements that a server is to plan once per connection: those that came first, as far as they go. A
 * name is made of the text, so that behind a pooler, where programs share connections, a name never stands for another
 * program's statement.
 */
export class StatementNames {
  private readonly names = new Map<string, string>();
  private areGivenUp = false;

  /** Undefined for one that is planned anew each time. */
  of(sql: string): string | undefined {
    if (this.areGivenUp) return undefined;
    const known = this.names.get(sql);
    if (known !== undefined || this.names.size >= MAX_NAMES) return known;
    const name = `statement_${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`;
    this.names.set(sql, name);
    return name;
  }

  /** From now on every statement is planned anew: the connections do not keep what was prepared on them. */
  giveUp(): void {
    this.areGivenUp = true;
  }
}
