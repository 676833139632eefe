/** The game engine over HTTP: the adapter of GameEngineClient. */
export { EngineClientModule, NamedEnginesModule } from './engine-client.module.js';
export { EngineClientOptions } from './engine-client.options.js';
export { enginesIn, withEngine } from './engines-in.js';
export { type NamedEngine, NamedEngineOptions } from './named-engines.js';
