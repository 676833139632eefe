import type { Kysely, Migration } from 'kysely';

/** In the order of their names. A migration that was released is never changed. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001_games': { up: createTables },
};

async function createTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('games')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('creation', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text')
    .addColumn('action_count', 'integer', (column) => column.notNull())
    .addColumn('finished_at', 'text')
    .execute();
  await db.schema.createIndex('games_by_end').on('games').column('finished_at').execute();
  await db.schema
    .createTable('actions')
    .addColumn('game_id', 'text', (column) => column.notNull().references('games.id').onDelete('cascade'))
    .addColumn('idx', 'integer', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('key', 'text')
    .addColumn('fingerprint', 'text')
    .addPrimaryKeyConstraint('actions_pk', ['game_id', 'idx'])
    .addUniqueConstraint('actions_once_per_key', ['game_id', 'key'])
    .execute();
}
