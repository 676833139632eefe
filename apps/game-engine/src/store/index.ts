export type { GameCreation, GameRecord, KeyedRequest, RecordedAction } from './game-record.js';
export { GameStore } from './game-store.js';
export { MemoryGameStore } from './memory-game-store.js';
