import { describe, expect, it } from '@jest/globals';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { toStatement } from './statement.js';
import { rowsTemplate, template } from './template.js';
import type { Notes } from './testing/notes.js';

const query = new Kysely<Notes>({
  dialect: {
    createDriver: () => new DummyDriver(),
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
  },
});

describe('a template', () => {
  const rename = (built: () => void = () => {}) =>
    template<{ readonly id: string; readonly body: string }>((slot) => {
      built();
      return query
        .updateTable('notes')
        .set({ body: slot('body'), revision: 1 })
        .where('id', '=', slot('id'));
    });

  it('is the query that its values would make', () => {
    const written = query.updateTable('notes').set({ body: 'b', revision: 1 }).where('id', '=', 'a').compile();
    expect(rename()({ id: 'a', body: 'b' })).toEqual({ sql: written.sql, parameters: written.parameters });
  });

  it('is built once', () => {
    let built = 0;
    const renamed = rename(() => built++);
    expect(renamed({ id: 'a', body: 'b' }).parameters).toEqual(['b', 1, 'a']);
    expect(renamed({ id: 'c', body: 'd' }).parameters).toEqual(['d', 1, 'c']);
    expect(built).toBe(1);
  });

  it('of rows is the query for that number of rows, and built once for each number', () => {
    let built = 0;
    const insert = rowsTemplate<Notes['notes']>((rows) => {
      built++;
      return query
        .insertInto('notes')
        .values(rows.map((slot) => ({ id: slot('id'), revision: slot('revision'), body: slot('body') })));
    });
    const [a, b] = [
      { id: 'a', revision: 1, body: 'x' },
      { id: 'b', revision: 2, body: 'y' },
    ];
    for (const rows of [[a], [a, b], [b], [b, a]]) {
      const written = query.insertInto('notes').values(rows).compile();
      expect(insert(rows)).toEqual({ sql: written.sql, parameters: written.parameters });
    }
    expect(built).toBe(2);
  });

  it('is refused where a value is missing', () => {
    const row: Record<string, string> = { id: 'a' };
    const named = template<Record<string, string>>((slot) =>
      query
        .updateTable('notes')
        .set({ body: slot('body') })
        .where('id', '=', slot('id')),
    );
    expect(() => toStatement(named(row))).toThrow('Parameter 1 is of type undefined');
  });
});
