import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '#libs/database';
import { atMost } from '../redis/index.js';

const HEALTHY_WITHIN_MS = 2_000;

/** Whether the games can be read right now. */
@Injectable()
export class DatabaseProbe {
  private asking: Promise<boolean> | undefined;

  constructor(private readonly database: Database<unknown>) {}

  /** Never rejects. One question is under way at a time, so that a database that hangs is not asked ever more. */
  async isHealthy(): Promise<boolean> {
    this.asking ??= this.answers().finally(() => {
      this.asking = undefined;
    });
    return (await atMost(HEALTHY_WITHIN_MS, this.asking)) === true;
  }

  private async answers(): Promise<boolean> {
    try {
      await sql`select 1`.execute(this.database.query);
      return true;
    } catch {
      return false;
    }
  }
}
