import type { Kysely, Migration } from 'kysely';

/** One row, that is written to see whether anything can be. */
export interface HealthChecksSchema {
  health_checks: { id: string; filler: string };
}

/** The migration that makes its table. */
export const HEALTH_CHECKS: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('health_checks')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('filler', 'text', (column) => column.notNull())
      .execute();
  },
};
