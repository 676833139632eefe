import { type Database, openForService } from '#libs/database';
import { MIGRATIONS } from './migrations.js';
import type { OrchestratorSchema } from './schema.js';

/** Where the orchestrator's tables are: a Postgres server, or the SQLite file `orchestrator.db` in a folder. */
export interface DatabasePlace {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}

/** Opens the tables, creating or updating them. Rejects as {@link openForService} does. */
export async function openDatabase({ databaseUrl, dataDir }: DatabasePlace): Promise<Database<OrchestratorSchema>> {
  const options = {
    ...(databaseUrl !== undefined && { url: databaseUrl }),
    dataDir,
    file: 'orchestrator.db',
    schemaName: 'orchestrator',
    migrations: MIGRATIONS,
  };
  const variables = { folder: 'ORCHESTRATOR_DATA_DIR', url: 'ORCHESTRATOR_DATABASE_URL' };
  return openForService<OrchestratorSchema>(options, variables);
}
