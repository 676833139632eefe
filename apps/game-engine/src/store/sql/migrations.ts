import type { Kysely, Migration } from 'kysely';
import { HEALTH_CHECKS } from '#libs/database';
import type { GameEngineSchema } from './schema.js';

type Actions = GameEngineSchema['actions'];

const COLUMNS = ['game_id', 'idx', 'action', 'at', 'key', 'fingerprint'] as const;

/** In the order of their names. A migration that was released is never changed. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001_games': { up: createTables },
  '0002_fewer_pages': { up: keepActionsInFewerPages },
  '0003_health_checks': HEALTH_CHECKS,
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

/**
 * An action is one commit, whose cost is the pages that it changes. The number of an action fences it already, and who
 * knows all actions before it knows their keys: neither a count in the game's row nor an index of keys is needed.
 */
async function keepActionsInFewerPages(db: Kysely<{ actions: Actions; actions_in_order: Actions }>): Promise<void> {
  await db.schema
    .createTable('actions_in_order')
    .addColumn('game_id', 'text', (column) => column.notNull().references('games.id').onDelete('cascade'))
    .addColumn('idx', 'integer', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('key', 'text')
    .addColumn('fingerprint', 'text')
    .addPrimaryKeyConstraint('actions_in_order_pk', ['game_id', 'idx'])
    .execute();
  await db
    .insertInto('actions_in_order')
    .columns(COLUMNS)
    .expression(db.selectFrom('actions').select(COLUMNS))
    .execute();
  await db.schema.dropTable('actions').execute();
  await db.schema.alterTable('actions_in_order').renameTo('actions').execute();
  await db.schema.alterTable('games').dropColumn('action_count').execute();
}
