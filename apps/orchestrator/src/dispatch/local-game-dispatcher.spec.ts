import { describe } from '@jest/globals';
import { itIsAGameDispatcher } from '../games/ports/game-dispatcher.contract.js';
import { LocalGameDispatcher } from './local-game-dispatcher.js';

describe('the dispatcher of one process', () => {
  itIsAGameDispatcher(() => {
    const dispatcher = new LocalGameDispatcher();
    return Promise.resolve({ dispatcher, close: () => dispatcher.beforeApplicationShutdown() });
  });
});
