/** The game engine as the orchestrator sees it: a port, and its adapter over HTTP. */
export { EngineClientModule } from './engine-client.module.js';
export { EngineClientOptions } from './engine-client.options.js';
export { EngineFailure, type EngineFailureKind } from './engine-failure.js';
export { type ActionOrder, type Execution, GameEngineClient, type StartedEngineGame } from './game-engine-client.js';
