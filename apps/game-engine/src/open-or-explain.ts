import { type Database, DatabaseUnavailable, FolderInUse, SchemaTooNew } from '#libs/database';
import { ConfigurationError } from '#libs/service';
import { type DatabasePlace, type GameEngineSchema, openGameDatabase } from './store/index.js';

/**
 * Opens the engine's database. Not left to Nest, which would log a failure with its stack.
 *
 * @throws {ConfigurationError} for what the person who starts the engine can do something about
 */
export async function openOrExplain(place: DatabasePlace): Promise<Database<GameEngineSchema>> {
  try {
    return await openGameDatabase(place);
  } catch (error) {
    throw explained(error, place) ?? error;
  }
}

function explained(error: unknown, { dataDir, databaseUrl }: DatabasePlace): ConfigurationError | undefined {
  if (error instanceof FolderInUse) return because(`${error.message} GAME_ENGINE_DATA_DIR names it.`, error);
  if (error instanceof SchemaTooNew) return because(error.message, error);
  if (!(error instanceof DatabaseUnavailable) && !hasCode(error)) return undefined;
  const where = databaseUrl === undefined ? `GAME_ENGINE_DATA_DIR is ${dataDir}` : 'GAME_ENGINE_DATABASE_URL';
  return because(`The game engine cannot open its database (${where}): ${error.message}`, error);
}

function because(message: string, cause: unknown): ConfigurationError {
  return new ConfigurationError(message, { cause });
}

/** The file system and the databases say with a code what they refused; codes of Node's own name our mistakes. */
function hasCode(error: unknown): error is { readonly code: string; readonly message: string } {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('message' in error)) return false;
  return typeof error.code === 'string' && !error.code.startsWith('ERR_') && typeof error.message === 'string';
}
