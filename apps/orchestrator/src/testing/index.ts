/** Fakes for the specs of programs that add modules and ports: no network, no files. */
export { FakeAIAgentClient } from '../agent-client/testing/index.js';
export { FakeGameEngineClient, type FakeEngineOptions } from '../engine-client/testing/index.js';
export { MemoryGameStore } from '../store/testing/index.js';
