import { describe } from '@jest/globals';
import { itIsAGameEngineClient } from '../../games/ports/game-engine-client.contract.js';
import { FakeGameEngineClient } from './fake-game-engine-client.js';

describe.each([{}, { answersRichly: true }])('the fake engine with %j', (options) => {
  itIsAGameEngineClient(async () => {
    const client = new FakeGameEngineClient(options);
    return Promise.resolve({ client, is: (mood) => client.is(mood), close: async () => Promise.resolve() });
  });
});
