export type { NumberedChange } from './domain/change.js';
export { isRefusal, refuse, type Refusal } from './domain/refusal.js';
export { byPlayer, type GameSession, isGameSession } from './domain/session.js';
export { EventBus, type GameListener, type ThinkingChunk } from './event-bus.js';
export { GameControl } from './game-control.js';
export { GameQueries } from './game-queries.js';
export { GamesModule } from './games.module.js';
export { GamesApiModule } from './rest/games-api.module.js';
export { ProblemAnswer } from './rest/answers.dto.js';
