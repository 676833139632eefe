/** A typed Socket.IO client for spectators that never misses an event. Runs in browsers and in Node. */
export type { Resync, ResyncReason } from './membership.js';
export { SpectatorClient, type SpectatorOptions } from './spectator-client.js';
export { SpectatorError } from './spectator-error.js';
export { isKnownEvent, type KnownEvent, type SpectatorEvent, type UnknownEvent } from './spectator-event.js';
export type { GameSnapshot } from './timeline.js';
export type { UnnumberedMessage, WatchedGame, WatchedGameEvents, WatchOptions } from './watched-game.js';
