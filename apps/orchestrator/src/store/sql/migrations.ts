import { type Kysely, type Migration, sql } from 'kysely';
import { HEALTH_CHECKS } from '#libs/database';
import type { OrchestratorSchema } from './schema.js';

/** In the order of their names. A migration that was released is never changed. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001_games': { up: createTables },
  '0002_ratings': { up: createRatings },
  '0003_health_checks': HEALTH_CHECKS,
  '0004_rating_kinds': { up: addRatingKinds },
  '0005_transcripts': { up: createTranscripts },
  '0006_secrets': { up: createSecrets },
  '0007_creators': { up: addCreators },
  '0008_webhooks': { up: createWebhookQueue },
  '0009_hidden': { up: addHidden },
  '0010_many_games': { up: addGameKeys },
  '0011_tournaments': { up: createTournaments },
  '0012_games_of_tournaments': { up: addTournamentIds },
  '0013_counted_games': { up: indexCountedGames },
};

async function createTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('games')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('pictures', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('games_by_age').on('games').columns(['created_at', 'id']).execute();
  await db.schema.createIndex('games_by_status').on('games').columns(['status', 'created_at', 'id']).execute();
  await db.schema
    .createTable('events')
    .addColumn('game_id', 'text', (column) => column.notNull().references('games.id').onDelete('cascade'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('events_pk', ['game_id', 'seq'])
    .execute();
  await db.schema
    .createTable('pictures')
    .addColumn('game_id', 'text', (column) => column.notNull().references('games.id').onDelete('cascade'))
    .addColumn('nr', 'integer', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('whole', 'text')
    .addColumn('patch', 'text')
    .addPrimaryKeyConstraint('pictures_pk', ['game_id', 'nr'])
    .execute();
  await db.schema
    .createTable('creations')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    // Without a reference: this row is written before the game's, so that its key decides whether the game is.
    .addColumn('game_id', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .execute();
}

async function createRatings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ratings')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('agent', 'text', (column) => column.notNull())
    .addColumn('mu', 'double precision', (column) => column.notNull())
    .addColumn('sigma', 'double precision', (column) => column.notNull())
    .addColumn('ordinal', 'double precision', (column) => column.notNull())
    .addColumn('games', 'integer', (column) => column.notNull())
    .addColumn('wins', 'integer', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('ratings_by_ordinal').on('ratings').columns(['ordinal', 'id']).execute();
  await db.schema
    .createTable('rated_games')
    .addColumn('nr', 'integer', (column) => column.primaryKey())
    // Without a reference: a game counts once, also after it was pruned.
    .addColumn('game_id', 'text', (column) => column.notNull().unique())
    .addColumn('rated_at', 'text', (column) => column.notNull())
    .execute();
}

async function addRatingKinds(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('ratings').addColumn('kind', 'text').execute();
}

async function createTranscripts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('transcripts')
    .addColumn('game_id', 'text', (column) => column.notNull().references('games.id').onDelete('cascade'))
    .addColumn('nr', 'integer', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('transcripts_pk', ['game_id', 'nr'])
    .execute();
}

async function createSecrets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('secrets')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}

async function addCreators(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('games').addColumn('created_by', 'text').execute();
  await db.schema.createIndex('games_by_creator').on('games').columns(['created_by', 'status']).execute();
}

async function createWebhookQueue(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('webhook_queue')
    .addColumn('game_id', 'text', (column) => column.notNull().references('games.id').onDelete('cascade'))
    .addColumn('webhook', 'text', (column) => column.notNull())
    .addColumn('next_seq', 'integer', (column) => column.notNull())
    .addColumn('last_seq', 'integer', (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('webhook_queue_pk', ['game_id', 'webhook'])
    .execute();
  await db.schema.createIndex('webhook_queue_by_due').on('webhook_queue').columns(['webhook', 'due_at']).execute();
}

/** What is hidden until a game is over, beside what is shown. */
async function addHidden(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('events').addColumn('hidden', 'text').execute();
  await db.schema.alterTable('pictures').addColumn('hidden_whole', 'text').execute();
  await db.schema.alterTable('pictures').addColumn('hidden_patch', 'text').execute();
}

/** Null: of the default engine's own game, as all were before there were others. */
async function addGameKeys(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('games').addColumn('game_key', 'text').execute();
  await db.schema.alterTable('games').addColumn('rules', 'text').execute();
  await db.schema.alterTable('ratings').addColumn('game_key', 'text').execute();
  await db.schema.createIndex('games_by_key').on('games').columns(['game_key', 'created_at', 'id']).execute();
  // Holds all that is counted: rows are long.
  await db.schema.createIndex('games_by_status_and_key').on('games').columns(['status', 'game_key']).execute();
  await db.schema.createIndex('ratings_by_key').on('ratings').columns(['game_key', 'ordinal', 'id']).execute();
}

async function createTournaments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tournaments')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text')
    .addColumn('data', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('tournaments_by_age').on('tournaments').columns(['created_at', 'id']).execute();
  await db.schema.createIndex('tournaments_by_status').on('tournaments').columns(['status', 'created_at']).execute();
  await db.schema
    .createTable('tournament_games')
    .addColumn('tournament_id', 'text', (column) => column.notNull().references('tournaments.id').onDelete('cascade'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('pairing', 'integer', (column) => column.notNull())
    .addColumn('seats', 'text', (column) => column.notNull())
    .addColumn('seed', 'bigint', (column) => column.notNull())
    // Without a reference: the row is there before its game is, and stays when that is pruned.
    .addColumn('game_id', 'text')
    .addColumn('outcome', 'text')
    .addColumn('result', 'text')
    .addPrimaryKeyConstraint('tournament_games_pk', ['tournament_id', 'number'])
    .execute();
  await db.schema
    .createIndex('tournament_games_by_outcome')
    .on('tournament_games')
    .columns(['outcome', 'tournament_id'])
    .execute();
}

/** The indexes leave out games that are played for themselves, which are the most. */
async function addTournamentIds(db: Kysely<OrchestratorSchema>): Promise<void> {
  await db.schema.alterTable('games').addColumn('tournament_id', 'text').execute();
  await db
    .updateTable('games')
    .from('tournament_games')
    .set((expr) => ({ tournament_id: expr.ref('tournament_games.tournament_id') }))
    .whereRef('tournament_games.game_id', '=', 'games.id')
    .execute();
  for (const [name, ...columns] of [
    ['games_by_tournament', 'created_at', 'id'],
    ['games_by_tournament_and_status', 'status', 'created_at', 'id'],
  ] as const) {
    const index = db.schema
      .createIndex(name)
      .on('games')
      .columns(['tournament_id', ...columns]);
    await index.where(sql.ref('tournament_id'), 'is not', null).execute();
  }
}

/** Holds all that is counted of the games of one tournament. */
async function indexCountedGames(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('tournament_games_by_tournament')
    .on('tournament_games')
    .columns(['tournament_id', 'outcome'])
    .execute();
}
