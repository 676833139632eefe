import { type Database, openForService } from '#libs/database';
import { MIGRATIONS } from './migrations.js';
import type { GameEngineSchema } from './schema.js';

/** Where the engine's tables are. */
export interface DatabasePlace {
  /** The folder of the SQLite file `game-engine.db`. */
  readonly dataDir: string;
  /** postgres://user:password@host:port/database, used instead of the file; undefined: the file. */
  readonly databaseUrl: string | undefined;
}

/** Opens the engine's tables, creating or updating them. Rejects as {@link openForService} does. */
export async function openGameDatabase({ dataDir, databaseUrl }: DatabasePlace): Promise<Database<GameEngineSchema>> {
  const options = {
    ...(databaseUrl !== undefined && { url: databaseUrl }),
    dataDir,
    file: 'game-engine.db',
    schemaName: 'game_engine',
    migrations: MIGRATIONS,
  };
  return openForService<GameEngineSchema>(options, { folder: 'GAME_ENGINE_DATA_DIR', url: 'GAME_ENGINE_DATABASE_URL' });
}
