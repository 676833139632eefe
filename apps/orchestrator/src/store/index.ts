export { DatabaseUnavailable } from '#libs/database';
export {
  type Creation,
  type GamePage,
  type GameQuery,
  GameStore,
  InvalidCursor,
  type StoreChange,
  type StoredGame,
  type StoredPicture,
} from './game-store.js';
export { StoreModule } from './store.module.js';
export { JsonColumns } from './sql/json-columns.js';
export { openDatabase } from './sql/open.js';
export type { OrchestratorSchema } from './sql/schema.js';
