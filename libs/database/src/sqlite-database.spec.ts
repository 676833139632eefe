import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, open, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describeDatabase } from './database.contract.js';
import { describeGroups } from './groups.contract.js';
import { type Database, DatabaseUnavailable, FolderInUse, UnusableDatabase } from './index.js';
import { type Notes, type Place, insertNote, openNotes } from './testing/notes.js';
import { WriterProcess } from './testing/writer-process.js';

const folders: string[] = [];

async function newPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'sqlite-'));
  folders.push(folder);
  return { dataDir: join(folder, 'made', 'when-missing'), schemaName: 'notes' };
}

afterEach(async () => {
  await Promise.all(folders.splice(0).map(async (folder) => rm(folder, { recursive: true })));
});

describeDatabase('An SQLite file', newPlace);
describeGroups('An SQLite file', newPlace);

describe('An SQLite file', () => {
  let here: Place;
  beforeEach(async () => {
    here = await newPlace();
  });

  it('that another process holds is refused with its folder, and open again once that was killed', async () => {
    await using holder = await WriterProcess.start('hold', here);
    const refusal = await openNotes(here).catch((reason: unknown) => reason);
    expect(refusal).toBeInstanceOf(FolderInUse);
    expect(String(refusal)).toContain(here.dataDir);
    await holder.kill();
    await (await openNotes(here)).close();
  });

  describe('whose folder cannot be created', () => {
    it.each([
      ['below /proc', () => '/proc/games/data', /cannot be created: its file system does not take folders/],
      ['at the place of a file', (file: string) => file, /there is a file of that name/],
      ['below a file', (file: string) => join(file, 'a', 'b'), /a part of its path is a file/],
      ['with a name that is too long', (file: string) => `${file}${'x'.repeat(300)}`, /its name is too long/],
    ])('%s is refused with the reason', async (_name, dataDir, reason) => {
      await (await openNotes(here)).close();
      const file = join(here.dataDir, 'notes.db');
      const refusal = await openNotes({ ...here, dataDir: dataDir(file) }).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(UnusableDatabase);
      expect(String(refusal)).toMatch(reason);
      expect(String(refusal)).toContain('Name a folder that this program may write to');
    });
  });

  describe('that is damaged', () => {
    const PAGE = 4_096;
    const damages: readonly (readonly [string, (file: string) => Promise<void>])[] = [
      ['cut in the middle', async (file) => truncate(file, 10 * PAGE)],
      ['cut within a page', async (file) => truncate(file, 10 * PAGE + 100)],
      ['overwritten page by page', async (file) => overwrite(file, 5 * PAGE, 8 * PAGE)],
      ['overwritten at its beginning', async (file) => overwrite(file, 0, PAGE)],
      ['no database at all', async (file) => writeFile(file, 'games '.repeat(2_000))],
    ];

    it.each(damages)('%s is refused with a remedy', async (_name, damage) => {
      const database = await openNotes(here);
      const ids = Array.from({ length: 40 }, (_, index) => `n${index}`);
      await Promise.all(
        ids.map(async (id) => database.write({ statements: [insertNote(database, id, 'x'.repeat(3_000))] })),
      );
      await database.close();
      const file = join(here.dataDir, 'notes.db');
      expect((await readFile(file)).length).toBeGreaterThan(30 * PAGE);
      await damage(file);
      const refusal = await openNotes(here).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(UnusableDatabase);
      expect(String(refusal)).toMatch(/notes\.db is damaged: .*Put back a backup/);
    });
  });

  describe('that is open', () => {
    let database: Database<Notes>;
    const insert = async (id: string, body?: string): Promise<unknown> =>
      database.write({ statements: [insertNote(database, id, body)] });
    beforeEach(async () => {
      database = await openNotes(here);
    });
    afterEach(async () => database.close());

    it('is refused to a second user in the same process', async () => {
      await expect(openNotes(here)).rejects.toThrow(FolderInUse);
    });

    it('flushes every commit', async () => {
      const settings = sql`
        insert into notes (id, revision, body)
        select 'settings', synchronous, journal_mode from pragma_synchronous, pragma_journal_mode`;
      await database.write({ statements: [settings.compile(database.query)] });
      const [full, log] = [2, 'wal'];
      expect(await database.query.selectFrom('notes').select(['revision', 'body']).execute()).toEqual([
        { revision: full, body: log },
      ]);
    });

    it('cannot be written through a query', async () => {
      const query = database.query.insertInto('notes').values({ id: 'a', revision: 1, body: '' });
      await expect(query.execute()).rejects.toThrow('readonly');
    });

    it('refuses to read by what it does not keep', async () => {
      const query = database.query
        .selectFrom('notes')
        .selectAll()
        .where(sql`id`, '=', true);
      await expect(query.execute()).rejects.toThrow('Parameter 1 is of type boolean');
    });

    it('gives a transaction of reads one consistent view while others write', async () => {
      const count = database.query.selectFrom('notes').select((of) => of.fn.countAll().as('count'));
      const counts = await database.query.transaction().execute(async (transaction) => {
        const before = await transaction.executeQuery(count.compile());
        await insert('a');
        return [before, await transaction.executeQuery(count.compile())];
      });
      expect(counts.flatMap(({ rows }) => rows)).toEqual([{ count: 0 }, { count: 0 }]);
      expect(await count.executeTakeFirst()).toEqual({ count: 1 });
    });

    it('writes units in the order of the calls', async () => {
      await insert('a');
      const setting = Array.from({ length: 20 }, async (_, index) => {
        const statement = database.query
          .updateTable('notes')
          .set({ body: `${index}` })
          .compile();
        await database.write({ statements: [statement] });
      });
      await Promise.all(setting);
      expect(await database.query.selectFrom('notes').select('body').execute()).toEqual([{ body: '19' }]);
    });

    it('is unavailable to what does not fit on the disk, and to nothing else', async () => {
      await insert('a');
      const limit = sql`pragma max_page_count = 64`.compile(database.query);
      await database.write({ statements: [limit] });
      const outcomes = await Promise.allSettled([insert('b'), insert('c', 'x'.repeat(1_000_000)), insert('d')]);
      expect(outcomes).toEqual([
        { status: 'fulfilled', value: 'written' },
        { status: 'rejected', reason: expect.any(DatabaseUnavailable) },
        { status: 'fulfilled', value: 'written' },
      ]);
      expect(await database.query.selectFrom('notes').select('id').execute()).toHaveLength(3);
    });
  });
});

async function overwrite(path: string, from: number, length: number): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(length, 0xaa), 0, length, from);
  await file.close();
}
