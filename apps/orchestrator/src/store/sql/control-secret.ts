import { randomBytes } from 'node:crypto';
import type { Database } from '#libs/database';
import type { OrchestratorSchema } from './schema.js';

const NAME = 'control_tokens';
const BYTES = 32;

/**
 * What the control tokens of all games are made with: chosen by the first start, and the same from then on for every replica.
 * Deleting its row and starting anew makes other tokens of all games.
 */
export async function controlSecret(database: Database<OrchestratorSchema>): Promise<Buffer> {
  const known = await secretIn(database);
  if (known !== undefined) return known;
  const insert = database.query
    .insertInto('secrets')
    .values({ name: NAME, value: randomBytes(BYTES).toString('base64') })
    .onConflict((clash) => clash.doNothing())
    .compile();
  await database.write({ statements: [insert] });
  // Of replicas that start together, one has written its own.
  const chosen = await secretIn(database);
  if (chosen === undefined) throw new Error('The secret of the control tokens could not be kept.');
  return chosen;
}

async function secretIn(database: Database<OrchestratorSchema>): Promise<Buffer | undefined> {
  const row = await database.query.selectFrom('secrets').select('value').where('name', '=', NAME).executeTakeFirst();
  return row && Buffer.from(row.value, 'base64');
}
