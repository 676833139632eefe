import { HealthCheck } from '#libs/service';
import type { Database } from './database.js';

const ROW = 'health';
/** About what a new game takes, so that a disk with room for one small row is not taken for a healthy one. */
const FILLER_CHARACTERS = 16_384;

/** A query that is ready to be run. */
interface Read {
  execute(): Promise<unknown>;
}

/** Checks whether a game could be created right now: its tables can be read, and a small write is kept. */
export class DatabaseProbe {
  private readonly check: HealthCheck;

  /**
   * @param reads one of each table that a game needs
   * @param onChange is called with what fails, and with undefined when it works again
   */
  constructor(
    private readonly database: Pick<Database<unknown>, 'healthChecks' | 'write'>,
    private readonly reads: readonly Read[],
    onChange: (failure: string | undefined) => void = () => {},
  ) {
    this.check = new HealthCheck(async () => this.readAndWrite(), onChange);
  }

  /** Within two seconds; never rejects. */
  async isHealthy(): Promise<boolean> {
    return this.check.isHealthy();
  }

  private async readAndWrite(): Promise<void> {
    for (const read of this.reads) await read.execute();
    // A text that is the same would not be written.
    const filler = String(Date.now()).padEnd(FILLER_CHARACTERS, '.');
    const statement = this.database.healthChecks
      .insertInto('health_checks')
      .values({ id: ROW, filler })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ filler }))
      .compile();
    await this.database.write({ key: ROW, statements: [statement] });
  }
}
