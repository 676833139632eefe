export { Database, type DatabaseOptions } from './database.js';
export { DatabaseUnavailable, FolderInUse, SchemaTooNew } from './errors.js';
export { databaseProblem, type DatabaseVariables, openForService } from './for-services.js';
export { Lanes } from './lanes.js';
export type { Outcome, WriteUnit } from './storage.js';
