import type { CompiledQuery, Migration } from 'kysely';
import { Database, type DatabaseOptions } from '../database.js';

/** Tables to try a database with. */
export interface Notes {
  notes: { id: string; revision: number; body: string };
  lines: { note_id: string; line: number; text: string };
}

const create: Migration = {
  async up(kysely) {
    await kysely.schema
      .createTable('notes')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('revision', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .execute();
    await kysely.schema
      .createTable('lines')
      .addColumn('note_id', 'text', (column) => column.notNull().references('notes.id').onDelete('cascade'))
      .addColumn('line', 'integer', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('lines_key', ['note_id', 'line'])
      .execute();
    await kysely.schema.createIndex('notes_by_revision').on('notes').columns(['revision', 'id']).execute();
  },
};

export const MIGRATIONS: Readonly<Record<string, Migration>> = { '001-create': create };

/** Where a database is, of either dialect. */
export type Place = Pick<DatabaseOptions, 'url' | 'dataDir' | 'schemaName'>;

export async function openNotes(place: Place, migrations = MIGRATIONS): Promise<Database<Notes>> {
  return Database.open<Notes>({ ...place, file: 'notes.db', migrations });
}

export function insertNote({ query }: Database<Notes>, id: string, body = ''): CompiledQuery {
  return query.insertInto('notes').values({ id, revision: 1, body }).compile();
}

export function insertLine({ query }: Database<Notes>, id: string, line: number): CompiledQuery {
  return query.insertInto('lines').values({ note_id: id, line, text: '' }).compile();
}

/** Holds only while the note is at that revision. */
export function raiseNote({ query }: Database<Notes>, id: string, from: number): CompiledQuery {
  return query
    .updateTable('notes')
    .set({ revision: from + 1 })
    .where('id', '=', id)
    .where('revision', '=', from)
    .compile();
}

/** In their order. */
export async function noteIds({ query }: Database<Notes>): Promise<string[]> {
  const notes = await query.selectFrom('notes').select('id').orderBy('id').execute();
  return notes.map(({ id }) => id);
}
