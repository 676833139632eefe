import { describe } from '@jest/globals';
import { itIsAGameStore, type TestGame } from '../../games/ports/game-store.contract.js';
import { MemoryGameStore } from './memory-game-store.js';

describe('the store in memory', () => {
  itIsAGameStore(() => Promise.resolve({ store: new MemoryGameStore<TestGame>(), close: () => Promise.resolve() }));
});
