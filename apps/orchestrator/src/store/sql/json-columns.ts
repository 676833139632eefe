import type { KyselyPlugin, PluginTransformResultArgs, QueryResult, RootOperationNode, UnknownRow } from 'kysely';
import type { OrchestratorSchema } from './schema.js';

/** The columns that hold JSON, in whichever table. Texts in them stay texts, also ones that look like JSON. */
const COLUMNS = ['data', 'state', 'whole', 'patch', 'agent'] as const satisfies readonly ColumnName[];

type ColumnName = { [T in keyof OrchestratorSchema]: keyof OrchestratorSchema[T] }[keyof OrchestratorSchema];

/** Reads these columns as what was written to them. */
export class JsonColumns implements KyselyPlugin {
  transformQuery({ node }: { readonly node: RootOperationNode }): RootOperationNode {
    return node;
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return { ...result, rows: result.rows.map(parsed) };
  }
}

function parsed(row: UnknownRow): UnknownRow {
  const read: UnknownRow = { ...row };
  for (const column of COLUMNS) {
    const text = row[column];
    if (typeof text === 'string') read[column] = JSON.parse(text);
  }
  return read;
}
