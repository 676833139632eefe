import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { Database, DatabaseProbe, DatabaseUnavailable, HEALTH_CHECKS } from './index.js';
import { MIGRATIONS, type Notes } from './testing/notes.js';

const run = promisify(execFile);

let folder: string;
let isMounted: boolean;
let database: Database<Notes>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disk-'));
  isMounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]).then(
    () => true,
    () => false,
  );
  const migrations = { ...MIGRATIONS, '002-health': HEALTH_CHECKS };
  database = await Database.open<Notes>({ dataDir: folder, file: 'notes.db', schemaName: 'notes', migrations });
});
afterEach(async () => {
  await database.close();
  if (isMounted) await run('umount', [folder]);
  await rm(folder, { recursive: true });
});

/** A disk of its own where this user may mount one, else the limit that SQLite itself keeps to. */
async function fillDisk(): Promise<() => Promise<void>> {
  if (!isMounted) {
    const limit = (pages: number): Promise<unknown> =>
      database.write({ statements: [sql.raw(`pragma max_page_count = ${pages}`).compile(database.query)] });
    await limit(1);
    return async () => void (await limit(1_000_000));
  }
  const file = join(folder, 'filler');
  for (let size = 65_536; size >= 1; size = Math.floor(size / 2)) {
    while (
      await appendFile(file, Buffer.alloc(size)).then(
        () => true,
        () => false,
      )
    );
  }
  return async () => rm(file);
}

describe('A full disk', () => {
  it('makes the database unhealthy until there is room again, with the reason', async () => {
    const changes: (string | undefined)[] = [];
    const probe = () => new DatabaseProbe(database, [], (failure) => void changes.push(failure));
    expect(await probe().isHealthy()).toBe(true);
    const makeRoom = await fillDisk();
    const insert = async (id: string): Promise<unknown> =>
      database.write({
        statements: [
          database.query
            .insertInto('notes')
            .values({ id, revision: 1, body: 'x'.repeat(20_000) })
            .compile(),
        ],
      });
    const refusals = [await insert('a').catch((error: unknown) => error), await insert('b').catch((e: unknown) => e)];
    expect(refusals.at(-1)).toBeInstanceOf(DatabaseUnavailable);
    expect(await probe().isHealthy()).toBe(false);
    expect(changes).toEqual([expect.stringMatching(/notes\.db cannot be used: .*full|disk/)]);
    await makeRoom();
    expect(await probe().isHealthy()).toBe(true);
    expect(await insert('c')).toBe('written');
  });
});
