import { describeGameStore } from './game-store.contract.js';
import { MemoryGameStore } from './memory-game-store.js';

describeGameStore('MemoryGameStore', async () => ({ store: new MemoryGameStore(), close: async () => {} }));
