import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { DatabaseUnavailable } from '../errors.js';
import { SqliteThread } from './sqlite-thread.js';

const WITHIN_MS = 5_000;

/** How it was refused, or that it was not answered. */
async function outcomeOf(asked: Promise<unknown>): Promise<unknown> {
  const answer = asked.then(
    () => 'answered',
    (error: unknown) => error,
  );
  return Promise.race([answer, wait(WITHIN_MS, 'no answer', { ref: false })]);
}

describe('the thread of an SQLite file', () => {
  it('refuses what it is asked once it has ended', async () => {
    const thread = new SqliteThread('/nowhere/games.db');
    // No file was opened, so there is none to close; the thread ends all the same.
    await Promise.allSettled([thread.stop()]);
    const refused = await outcomeOf(thread.ask({ kind: 'close' }));
    expect(refused).toBeInstanceOf(DatabaseUnavailable);
    expect(refused).toMatchObject({ message: expect.stringContaining('/nowhere/games.db is closed') });
  });
});
