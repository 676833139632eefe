/** For the specs of everything that plays games. */
export { FakeGameEngineClient, type FakeEngineOptions } from './fake-game-engine-client.js';
