/** What programs that start the orchestrator use, ours and other people's: the package @game-orchestrator/orchestrator. */
export { Database } from '#libs/database';
export {
  BodyLimit,
  ConcurrencyLimit,
  ConfigurationError,
  Log,
  MaxKeys,
  type RunningService,
  runUntilSignalled,
  type Variables,
} from '#libs/service';
export { ControlsGame, creatorKeyIn, MessageDenied, NO_LIMITS, OpenToEverybody, OpenToRead } from './access/index.js';
export { loadOrchestratorConfig, OrchestratorConfig } from './config.js';
export type { AddedModule } from './app.module.js';
export { withEngine } from './engine-client/index.js';
export {
  type CreationAnswer,
  type CreationContext,
  EventBus,
  GameControl,
  GameCreator,
  type GameEventOf,
  type GameListener,
  GameQueries,
  type GameSession,
  GamesModule,
  OnGameEvent,
  orProblem,
  type PublishedChange,
  type Refusal,
  type ThinkingChunk,
} from './games/index.js';
export * from './games/ports/index.js';
export { startOrchestrator, type StartOptions } from './orchestrator.js';
export type { PortProvider, PortProviders } from './ports.module.js';
export { NamedTimers, TimersModule } from './timers/index.js';
export { ViewerCounts, ViewersModule } from './viewers/index.js';
