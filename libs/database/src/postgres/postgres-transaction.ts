import { DatabaseError } from 'pg';
import type { Statement } from '../statement.js';
import type { Unit } from '../storage.js';
import type { PostgresSession } from './postgres-sessions.js';

/** A unit's guard did not change exactly one row: nothing is kept. */
export class GuardFailed extends Error {
  override readonly name = 'GuardFailed';
}

/** What the server's log shows of it, as the text that is no number. */
const REFUSAL = 'a guard must change one row, rows changed: ';
const INVALID_TEXT = '22P02';

/**
 * Runs units in one transaction, each as if it were alone, and keeps all or nothing of it. Everything goes to the server
 * in one piece, the end of the transaction too: it takes one round trip. What fails in its middle makes its end a
 * rollback.
 *
 * @throws {GuardFailed} if that came first
 * @throws what the server refused first
 */
export async function inOneTransaction(units: readonly Unit[], session: PostgresSession, begin: string): Promise<void> {
  const statements = units.flatMap(({ guard, statements: rest }) => [...(guard ? [insistent(guard)] : []), ...rest]);
  const sent = [
    session.command(begin),
    ...statements.map(async (statement) => session.repeat(statement)),
    session.command('commit'),
  ];
  const results = await Promise.allSettled<unknown>(sent);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw isRefusedGuard(failed.reason) ? new GuardFailed() : failed.reason;
}

/** The same statement, which fails unless it changes exactly one row, so that nothing after it in the transaction holds. */
function insistent({ sql, parameters }: Statement): Statement {
  const result = `case count(*) when 1 then 1 else ('${REFUSAL}' || count(*))::integer end`;
  return { sql: `with guarded as (${sql} returning 1) select ${result} from guarded`, parameters };
}

function isRefusedGuard(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === INVALID_TEXT && error.message.includes(REFUSAL);
}
