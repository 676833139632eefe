/** For the specs of everything that keeps games. */
export { MemoryGameStore } from './memory-game-store.js';
export { SqlGameStore } from '../sql/sql-game-store.js';
