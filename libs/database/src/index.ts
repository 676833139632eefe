export { connectionAdvice } from './connection-advice.js';
export { Database, type DatabaseOptions } from './database.js';
export { DatabaseUnavailable, FolderInUse, SchemaTooNew, UnusableDatabase } from './errors.js';
export { databaseProblem, type DatabaseVariables, openForService } from './for-services.js';
export { Lanes } from './lanes.js';
export type { Outcome, WriteUnit } from './storage.js';
export type { Compiled } from './statement.js';
export { rowsTemplate, type SlotOf, template } from './template.js';
export { mistakeInPostgresUrl } from './postgres/postgres-address.js';
