import { Database } from '#libs/database';
import { MIGRATIONS } from './migrations.js';
import type { GameEngineSchema } from './schema.js';

/** Where the engine's tables are. */
export interface DatabasePlace {
  /** The folder of the SQLite file `game-engine.db`. */
  readonly dataDir: string;
  /** postgres://user:password@host:port/database, used instead of the file; undefined: the file. */
  readonly databaseUrl: string | undefined;
}

/** Opens the engine's tables, creating or updating them. Rejects as `Database.open` does. */
export async function openGameDatabase({ dataDir, databaseUrl }: DatabasePlace): Promise<Database<GameEngineSchema>> {
  return Database.open<GameEngineSchema>({
    ...(databaseUrl !== undefined && { url: databaseUrl }),
    dataDir,
    file: 'game-engine.db',
    schemaName: 'game_engine',
    migrations: MIGRATIONS,
  });
}
