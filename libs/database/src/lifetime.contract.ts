import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Kysely, Migration } from 'kysely';
import { type Database, SchemaTooNew } from './index.js';
import { MIGRATIONS, type Notes, type Place, insertNote, noteIds, openNotes } from './testing/notes.js';
import { WriterProcess } from './testing/writer-process.js';

/** What a Database promises on either dialect from one opening to the next. */
export function describeLifetime(name: string, place: () => Promise<Place>): void {
  describe(`${name}, opened and closed`, () => {
    let here: Place;
    let database: Database<Notes>;
    beforeEach(async () => {
      here = await place();
      database = await openNotes(here);
    });
    afterEach(async () => database.close());

    describe('migrations', () => {
      const reopen = async (migrations: Readonly<Record<string, Migration>>): Promise<void> => {
        await database.close();
        database = await openNotes(here, migrations);
      };
      const adding = (table: string): Migration => ({
        up: async (kysely: Kysely<unknown>) => kysely.schema.createTable(table).addColumn('id', 'text').execute(),
      });
      const tables = async (): Promise<string[]> =>
        (await database.query.introspection.getTables())
          .filter(({ schema = here.schemaName }) => schema === here.schemaName)
          .map((table) => table.name)
          .toSorted();

      it('run once, and new ones at the next start', async () => {
        await database.write({ statements: [insertNote(database, 'a')] });
        await reopen(MIGRATIONS);
        await reopen({ ...MIGRATIONS, '002-more': adding('more') });
        expect(await noteIds(database)).toEqual(['a']);
        expect(await tables()).toEqual(['lines', 'migrations', 'migrations_lock', 'more', 'notes']);
      });

      it('leave nothing behind if one fails', async () => {
        const failing: Migration = {
          up: async (kysely: Kysely<unknown>) => {
            await adding('more').up(kysely);
            throw new Error('this one fails');
          },
        };
        await expect(reopen({ ...MIGRATIONS, '002-more': failing })).rejects.toThrow('this one fails');
        await reopen({ ...MIGRATIONS, '002-more': adding('more') });
        expect(await tables()).toContain('more');
      });

      it('that the program does not know keep it from starting, and the error names the newest of both', async () => {
        await reopen({ ...MIGRATIONS, '002-more': adding('more'), '003-most': adding('most') });
        const error = await reopen(MIGRATIONS).catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(SchemaTooNew);
        expect(error).toMatchObject({ found: '003-most', known: '001-create' });
        expect(String(error)).toMatch(/newer than this program.*"003-most".*"001-create"/);
      });
    });

    describe('a kill -9', () => {
      it.each([1, 40, 400])('after %i acknowledged units loses none of them, and keeps no half', async (count) => {
        await database.close();
        await using writer = await WriterProcess.start('write', here);
        await writer.untilAcknowledged(count);
        await writer.kill();
        database = await openNotes(here);
        const kept = await noteIds(database);
        expect(writer.acknowledged.filter((id) => !kept.includes(id))).toEqual([]);
        const lines = await database.query.selectFrom('lines').select('note_id').orderBy('note_id').execute();
        expect(lines.map((line) => line.note_id)).toEqual(kept);
      });
    });

    describe('closing', () => {
      it('ends what is under way, and refuses what comes later', async () => {
        const written = database.write({ statements: [insertNote(database, 'a')] });
        await Promise.all([database.close(), database.close()]);
        expect(await written).toBe('written');
        await expect(database.write({ statements: [insertNote(database, 'b')] })).rejects.toThrow('closed');
        await expect(noteIds(database)).rejects.toThrow(/./);
        database = await openNotes(here);
        expect(await noteIds(database)).toEqual(['a']);
      });

      it('answers the reads that are under way', async () => {
        await database.write({ statements: [insertNote(database, 'a')] });
        const reads = Array.from({ length: 40 }, async () => noteIds(database));
        await database.close();
        expect(await Promise.all(reads)).toEqual(Array.from({ length: 40 }, () => ['a']));
      });

      it('leaves nothing open that would keep the process alive', async () => {
        await database.close();
        await using visitor = await WriterProcess.start('visit', here);
        expect(await visitor.untilOver()).toBe(0);
      });
    });
  });
}
