import { describe } from '@jest/globals';
import { itIsAGameStore, type TestGame } from '@game-orchestrator/orchestrator/contracts';
import { CountingStore } from './counting-store.js';

describe('the store that counts', () => {
  itIsAGameStore(() => Promise.resolve({ store: new CountingStore<TestGame>(), close: () => Promise.resolve() }));
});
