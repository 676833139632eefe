/** What every implementation of a port promises, as Jest tests: they load in Jest only. */
export { type AgentUnderTest, itIsAnAIAgentClient } from '../games/ports/ai-agent-client.contract.js';
export { type DispatcherUnderTest, itIsAGameDispatcher } from '../games/ports/game-dispatcher.contract.js';
export { type EngineUnderTest, itIsAGameEngineClient } from '../games/ports/game-engine-client.contract.js';
export { itIsAGameStore, type StoreUnderTest, type TestGame } from '../games/ports/game-store.contract.js';
