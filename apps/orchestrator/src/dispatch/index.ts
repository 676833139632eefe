export { DispatchModule } from './dispatch.module.js';
export { LocalGameDispatcher } from './local-game-dispatcher.js';
