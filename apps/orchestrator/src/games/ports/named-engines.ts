import type { GameEngineClient } from './game-engine-client.js';

/** The engines that the configuration names, beside the default one. */
export abstract class NamedEngines {
  /** In the order in which they are listed to people. */
  abstract readonly names: readonly string[];

  /** The name under which the default engine is among them, or is listed. */
  abstract readonly defaultName: string;

  /** Undefined where no engine has this name (any more). */
  abstract find(name: string): GameEngineClient | undefined;
}

export const DEFAULT_ENGINE = 'default';

/** There is the default engine alone. */
export const NO_NAMED_ENGINES: NamedEngines = { names: [], defaultName: DEFAULT_ENGINE, find: () => undefined };
