import { join } from 'node:path';
import Database from 'libsql';
import type { ExecutedAction } from './evidence.js';

interface Row {
  readonly creation: string;
  readonly action: string;
  readonly key: string | null;
}

/** Reads the engine's own record of a game's actions, in their order, out of its file. The engine is not to run. */
export function readEngineRecord(dataDir: string, gameIds: readonly string[]): Map<string, readonly ExecutedAction[]> {
  const database = new Database(join(dataDir, 'game-engine.db'));
  try {
    const rows = database.prepare(
      'select games.creation, actions.action, actions.key from actions join games on games.id = actions.game_id ' +
        'where games.id = ? order by actions.idx',
    );
    return new Map(gameIds.map((id) => [id, (rows.all(id) as Row[]).map(executedIn)]));
  } finally {
    database.close();
  }
}

function executedIn({ creation, action, key }: Row): ExecutedAction {
  const { players } = JSON.parse(creation) as { players: readonly { id: string }[] };
  const { seat, type, propertyId } = JSON.parse(action) as { seat: number; type: string; propertyId?: string };
  return { key, playerId: players[seat]?.id ?? `seat ${seat}`, type, propertyId: propertyId ?? null };
}
