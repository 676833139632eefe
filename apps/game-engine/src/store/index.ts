export type { GameCreation, GameRecord, KeyedRequest, NextAction, PastStep, RecordedAction } from './game-record.js';
export { GameStore, RecordConflict } from './game-store.js';
export { MemoryGameStore } from './memory-game-store.js';
export { openGameDatabase } from './sql/open.js';
export { SqlGameStore } from './sql/sql-game-store.js';
