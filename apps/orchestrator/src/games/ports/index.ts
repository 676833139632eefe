/** What the games need of others. Adapters implement these classes and import nothing else of games. */
export { DatabaseUnavailable } from '#libs/database';
export { during, Span, type SpanStart, traceFieldsOf, Tracer } from '#libs/tracing';
export {
  type AgentAnswer,
  type AgentAsk,
  type AgentDecision,
  type AgentFailureCode,
  AIAgentClient,
  type KnownPlayers,
} from './ai-agent-client.js';
export {
  decodeEvent,
  type EncodedEvent,
  type EncodedSnapshot,
  encodeEvent,
  encodeSnapshot,
  type EventParts,
  isEncoded,
  partsOf,
} from './encoded.js';
export { EventSubscribers, NO_SUBSCRIBERS } from './event-subscribers.js';
export { EngineFailure, type EngineFailureKind } from './engine-failure.js';
export { GameDispatcher, type GameRunner } from './game-dispatcher.js';
export { type ActionOrder, type Execution, GameEngineClient, type StartedEngineGame } from './game-engine-client.js';
export {
  type Creation,
  type GamePage,
  type GameCount,
  type GameFilter,
  type GameQuery,
  GameStore,
  InvalidCursor,
  isChange,
  type LastWriteQuery,
  type StoreChange,
  type StoredGame,
  type StoredReplaySnapshot,
} from './game-store.js';
export { DEFAULT_ENGINE, NamedEngines, NO_NAMED_ENGINES } from './named-engines.js';
