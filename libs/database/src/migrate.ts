import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { SchemaTooNew } from './errors.js';

const TABLE = 'migrations';

export interface Migrating {
  /** In the order of their names. */
  readonly migrations: Readonly<Record<string, Migration>>;
  /** Where the tables are, in words, for messages. */
  readonly place: string;
  /** The namespace of the tables, where the dialect knows namespaces. */
  readonly schema?: string;
}

/**
 * Runs the migrations that the database does not have yet, all or none, one process at a time.
 *
 * @throws SchemaTooNew if the database has some that the program does not know
 */
export async function migrate<Schema>(kysely: Kysely<Schema>, { migrations, place, schema }: Migrating): Promise<void> {
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: TABLE,
    migrationLockTableName: `${TABLE}_lock`,
    ...(schema !== undefined && { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  // Asked only now: a newer program may have migrated while this one waited for its turn.
  const names = Object.keys(migrations);
  const found = (await executedMigrations(kysely, schema)).findLast((name) => !names.includes(name));
  if (found !== undefined) throw new SchemaTooNew(place, found, names.toSorted().at(-1) ?? 'none');
  throw error instanceof Error ? error : new Error(`The migration of ${place} failed.`, { cause: error });
}

/** The names of the migrations that the database has, in their order; none where the table of them is missing. */
async function executedMigrations<Schema>(kysely: Kysely<Schema>, schema: string | undefined): Promise<string[]> {
  const tables = await kysely.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === TABLE && (schema === undefined || table.schema === schema))) return [];
  const table = schema === undefined ? sql.table(TABLE) : sql.id(schema, TABLE);
  const { rows } = await sql<{ name: string }>`select name from ${table} order by name`.execute(kysely);
  return rows.map(({ name }) => name);
}
