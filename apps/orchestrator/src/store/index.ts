export { decodeCursor, encodeCursor } from './cursor.js';
export { controlSecret } from './sql/control-secret.js';
export { StoreModule } from './store.module.js';
export { JsonColumns } from './sql/json-columns.js';
export { openDatabase } from './sql/open.js';
export type { OrchestratorSchema } from './sql/schema.js';
export { gameKey } from './sql/statements.js';
