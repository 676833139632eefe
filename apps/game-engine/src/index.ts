/** The game engine as a service: Monopoly over HTTP. */
export { loadGameEngineConfig, type GameEngineConfig } from './config.js';
export { startGameEngine } from './start.js';
