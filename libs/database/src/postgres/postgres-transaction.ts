import type { WriteOutcome, Unit } from '../storage.js';
import type { PostgresSession } from './postgres-sessions.js';

/**
 * Runs units in one transaction, each as if it were alone, and commits it if every one of them was written; else
 * nothing is kept. All that the units hold goes to the server in one piece: a transaction takes two round trips.
 *
 * @returns what became of each unit. `conflict`: its guard does not hold, at least not after the units before it
 * @throws what the server refused first
 */
export async function inOneTransaction(
  units: readonly Unit[],
  session: PostgresSession,
  begin: string,
): Promise<readonly WriteOutcome[]> {
  try {
    const [, ...outcomes] = await Promise.all([
      session.command(begin),
      ...units.map(async (unit) => send(unit, session)),
    ]);
    const isWhole = outcomes.every((outcome) => outcome === 'written');
    await session.command(isWhole ? 'commit' : 'rollback');
    return outcomes;
  } catch (error) {
    await session.command('rollback');
    throw error;
  }
}

/** Everything is on its way when this returns; what is sent in vain is rolled back. */
async function send({ guard, statements }: Unit, session: PostgresSession): Promise<WriteOutcome> {
  const guarded = guard === null ? undefined : session.repeat(guard);
  const written = Promise.all(statements.map(async (statement) => session.repeat(statement)));
  const [holds, rest] = await Promise.allSettled([guarded, written]);
  if (holds.status === 'rejected') throw holds.reason;
  if (holds.value !== undefined && holds.value.changed !== 1) return 'conflict';
  // After a guard that does not hold, the statements may well be refused: that is not what went wrong.
  if (rest.status === 'rejected') throw rest.reason;
  return 'written';
}
