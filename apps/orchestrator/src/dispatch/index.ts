export { DispatchModule } from './dispatch.module.js';
export { GameDispatcher, type GameRunner } from './game-dispatcher.js';
export { LocalGameDispatcher } from './local-game-dispatcher.js';
