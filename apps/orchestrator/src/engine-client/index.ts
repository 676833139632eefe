/** The game engine over HTTP: the adapter of GameEngineClient. */
export { EngineClientModule } from './engine-client.module.js';
export { EngineClientOptions } from './engine-client.options.js';
