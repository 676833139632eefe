import { HttpStatus } from '@nestjs/common';
import { ConfigurationError, ProblemException } from '#libs/service';
import { Database, type DatabaseOptions } from './database.js';
import { DatabaseUnavailable, FolderInUse, SchemaTooNew, UnusableDatabase } from './errors.js';

/** The variables that name a service's database, for messages. */
export interface DatabaseVariables {
  readonly folder: string;
  readonly url: string;
}

/**
 * Opens a service's database before anything else of it runs.
 *
 * @throws {ConfigurationError} for what the person who starts the service can do something about
 */
export async function openForService<Schema>(
  options: DatabaseOptions,
  variables: DatabaseVariables,
): Promise<Database<Schema>> {
  try {
    return await Database.open<Schema>(options);
  } catch (error) {
    throw explained(error, options, variables) ?? error;
  }
}

/** A request that the database could not serve is a 503: it may be sent again. Why is for the log alone. */
export function databaseProblem(error: unknown): ProblemException | undefined {
  if (!(error instanceof DatabaseUnavailable)) return undefined;
  const detail = 'The games can neither be read nor written right now. Try again in a moment.';
  return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, 'database_unavailable', detail);
}

function explained(
  error: unknown,
  { url, dataDir }: DatabaseOptions,
  variables: DatabaseVariables,
): ConfigurationError | undefined {
  if (error instanceof FolderInUse) return because(`${error.message} ${variables.folder} names it.`, error);
  if (error instanceof SchemaTooNew) return because(error.message, error);
  if (error instanceof UnusableDatabase) {
    return because(`${error.message} ${url === undefined ? variables.folder : variables.url} names it.`, error);
  }
  if (!(error instanceof DatabaseUnavailable) && !hasCode(error)) return undefined;
  const where = url === undefined ? `${variables.folder} is ${dataDir}` : variables.url;
  return because(`The database cannot be opened (${where}): ${error.message}`, error);
}

function because(message: string, cause: unknown): ConfigurationError {
  return new ConfigurationError(message, { cause });
}

/** The file system and the databases name what they refused with a code; Node's own codes name our mistakes. */
function hasCode(error: unknown): error is { readonly code: string; readonly message: string } {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('message' in error)) return false;
  return typeof error.code === 'string' && !error.code.startsWith('ERR_') && typeof error.message === 'string';
}
