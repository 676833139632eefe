import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type CompiledQuery, sql } from 'kysely';
import type { Database } from './index.js';
import { describeLifetime } from './lifetime.contract.js';
import { type Notes, type Place, insertLine, insertNote, noteIds, openNotes, raiseNote } from './testing/notes.js';

/** What a Database promises on either dialect. `place` gives one that nothing was written to yet. */
export function describeDatabase(name: string, place: () => Promise<Place>): void {
  describe(`${name} as a database`, () => {
    let here: Place;
    let database: Database<Notes>;
    beforeEach(async () => {
      here = await place();
      database = await openNotes(here);
    });
    afterEach(async () => database.close());

    const add = (id: string, body = ''): CompiledQuery => insertNote(database, id, body);
    const addLine = (id: string, line: number): CompiledQuery => insertLine(database, id, line);
    const raise = (id: string, from: number): CompiledQuery => raiseNote(database, id, from);
    const ids = async (): Promise<string[]> => noteIds(database);

    describe('writing', () => {
      it('is seen by a read that starts afterwards', async () => {
        expect(await database.write({ statements: [add('a'), addLine('a', 1)] })).toBe('written');
        expect(await database.query.selectFrom('notes').selectAll().execute()).toEqual([
          { id: 'a', revision: 1, body: '' },
        ]);
      });

      it('keeps nothing of a unit with a statement that is refused, and all of the units beside it', async () => {
        await database.write({ statements: [add('taken')] });
        const units = [[add('a')], [add('b'), add('taken')], [add('c'), addLine('nobody', 1)], [add('d')]];
        const outcomes = await Promise.allSettled(units.map(async (statements) => database.write({ statements })));
        expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
        expect(await ids()).toEqual(['a', 'd', 'taken']);
      });

      it('writes a unit whose guard changes one row', async () => {
        await database.write({ statements: [add('a')] });
        expect(await database.write({ guard: raise('a', 1), statements: [addLine('a', 1)] })).toBe('written');
        expect(await database.query.selectFrom('notes').select('revision').execute()).toEqual([{ revision: 2 }]);
      });

      it('writes nothing of a unit whose guard changes no row', async () => {
        await database.write({ statements: [add('a')] });
        expect(await database.write({ guard: raise('a', 7), statements: [addLine('a', 1)] })).toBe('conflict');
        expect(await database.query.selectFrom('lines').selectAll().execute()).toEqual([]);
      });

      it('writes nothing of a unit whose guard changes two rows', async () => {
        await database.write({ statements: [add('a'), add('b')] });
        const guard = database.query.updateTable('notes').set({ revision: 9 }).compile();
        expect(await database.write({ guard, statements: [add('c')] })).toBe('conflict');
        expect(await database.query.selectFrom('notes').select('revision').execute()).toEqual([
          { revision: 1 },
          { revision: 1 },
        ]);
      });

      it('takes an insert that does nothing if the row is there for a guard', async () => {
        const guard = database.query
          .insertInto('notes')
          .values({ id: 'a', revision: 1, body: '' })
          .onConflict((conflict) => conflict.doNothing())
          .compile();
        expect(await database.write({ guard, statements: [] })).toBe('written');
        expect(await database.write({ guard, statements: [add('b')] })).toBe('conflict');
        expect(await ids()).toEqual(['a']);
      });

      it('writes one of many units that raise the same revision', async () => {
        await database.write({ statements: [add('a')] });
        const racers = Array.from({ length: 30 }, async (_, line) =>
          database.write({ guard: raise('a', 1), statements: [addLine('a', line)] }),
        );
        const outcomes = await Promise.all(racers);
        expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(1);
        const lines = await database.query.selectFrom('lines').select('line').execute();
        expect(lines).toEqual([{ line: outcomes.indexOf('written') }]);
      });

      it('keeps every one of many units at once', async () => {
        const names = Array.from({ length: 300 }, (_, index) => `n${1000 + index}`);
        await Promise.all(names.map(async (id) => database.write({ statements: [add(id), addLine(id, 1)] })));
        expect(await ids()).toEqual(names);
      });

      it('runs the statements of a unit, and units written one after another, in their order', async () => {
        const set = (body: string): CompiledQuery =>
          database.query.updateTable('notes').set({ body }).where('id', '=', 'a').compile();
        await database.write({ statements: [add('a'), set('first'), set('second')] });
        expect(await database.query.selectFrom('notes').select('body').execute()).toEqual([{ body: 'second' }]);
        for (let count = 0; count < 50; count++) await database.write({ statements: [set(`${count}`)] });
        expect(await database.query.selectFrom('notes').select('body').execute()).toEqual([{ body: '49' }]);
      });
    });

    describe('values', () => {
      it.each([
        {
          what: 'JSON',
          body: JSON.stringify({ nul: '\0', lone: '\ud800', quotes: `'"\\`, emoji: '🎲', list: [1, null] }),
        },
        { what: 'five megabytes', body: 'ä🎲x'.repeat(1_000_000) },
        { what: 'digits', body: '0012' },
        { what: 'no text at all', body: '' },
      ])('keep text as it is: $what', async ({ body }) => {
        await database.write({ statements: [add('a', body)] });
        const note = await database.query.selectFrom('notes').select('body').executeTakeFirstOrThrow();
        expect(note.body === body).toBe(true);
      });

      it('give integers, counts and sums as numbers', async () => {
        const revision = Number.MAX_SAFE_INTEGER;
        const insert = database.query.insertInto('notes').values({ id: 'a', revision, body: '' }).compile();
        await database.write({ statements: [insert] });
        const row = await database.query
          .selectFrom('notes')
          .select(['revision', (of) => of.fn.countAll().as('count'), (of) => of.fn.sum('revision').as('sum')])
          .groupBy('revision')
          .execute();
        expect(row).toEqual([{ revision, count: 1, sum: revision }]);
      });

      it('keep a whole number whole in a column of text', async () => {
        const values = { id: 'a', revision: 1, body: sql<string>`${12}` };
        await database.write({ statements: [database.query.insertInto('notes').values(values).compile()] });
        expect(await database.query.selectFrom('notes').select('body').execute()).toEqual([{ body: '12' }]);
      });

      it('may be 32,766 in one statement', async () => {
        const rows = Array.from({ length: 10_922 }, (_, index) => ({ id: `${index}`, revision: index, body: '' }));
        await database.write({ statements: [database.query.insertInto('notes').values(rows).compile()] });
        expect(await ids()).toHaveLength(rows.length);
      });

      it.each([
        { what: 'true', value: true },
        { what: 'a date', value: new Date(0) },
        { what: 'bytes', value: new Uint8Array(1) },
        { what: 'an object', value: {} },
        { what: 'undefined', value: undefined },
        { what: 'not a number', value: Number.NaN },
        { what: 'text that holds U+0000', value: 'a\0b' },
      ])('are refused with their statement: $what', async ({ value }) => {
        const query = sql`update "notes" set body = ${value}`.compile(database.query);
        const refusal = await database.write({ statements: [query] }).catch((reason: unknown) => reason);
        expect(refusal).toBeInstanceOf(TypeError);
        expect(String(refusal)).toMatch(/Parameter 1 .*update "notes"/);
        expect(await database.write({ statements: [add('a')] })).toBe('written');
      });
    });
  });

  describeLifetime(name, place);
}
