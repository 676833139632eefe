import { type GameSpeed, GAME_SPEEDS } from '#libs/protocol';
import { ConfigurationError, Environment } from '#libs/service';
import { creatorKeyIn } from '../../orchestrator/src/index.js';

export type Variables = Readonly<Record<string, string | undefined>>;

export interface ArenaConfig {
  /** An engine that runs elsewhere; ours is not started then. */
  readonly gameEngineUrl: string | undefined;
  /** Agents that run elsewhere; ours are not started then. */
  readonly aiAgentUrl: string | undefined;
  /** Whether a first game is started automatically. */
  readonly demoGame: boolean;
  readonly demoSpeed: GameSpeed;
  /** The key for starting the first game, if the orchestrator requires one. */
  readonly apiKey: string | undefined;
}

export function loadArenaConfig(variables: Variables): ArenaConfig {
  const env = new Environment(variables);
  const config = {
    gameEngineUrl: env.optionalUrl('ORCHESTRATOR_GAME_ENGINE_URL', ['http', 'https']),
    aiAgentUrl: env.optionalUrl('ORCHESTRATOR_AI_AGENT_URL', ['http', 'https']),
    demoGame: env.flag('ORCHESTRATOR_DEMO_GAME', true),
    demoSpeed: env.oneOf('ORCHESTRATOR_DEFAULT_SPEED', GAME_SPEEDS, 'normal'),
    apiKey: creatorKeyIn(env),
  };
  env.throwIfWrong();
  return config;
}

/**
 * Checks the configuration of all services before any of them starts.
 *
 * @throws {ConfigurationError} one error that names each wrong variable once
 */
export function refuseWrong(variables: Variables, loaders: readonly ((variables: Variables) => unknown)[]): void {
  const lines = new Set(loaders.flatMap((load) => complaintsOf(() => load(variables))));
  if (lines.size > 0) throw new ConfigurationError([...lines].join('\n'));
}

function complaintsOf(load: () => unknown): string[] {
  try {
    load();
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message.split('\n');
    throw error;
  }
}

/**
 * The log level is `warn` by default, so that the printed addresses stay visible. The engine uses the orchestrator's data
 * directory and database, because a restart can only resume a game that both have stored. Engine and agents have no API
 * keys: if the orchestrator requires one, they listen on the loopback address only.
 */
export function withArenaDefaults(variables: Variables): Variables {
  const isSet = (...names: readonly string[]): boolean => names.some((name) => (variables[name] ?? '').trim() !== '');
  const needsKey = isSet('ORCHESTRATOR_API_KEYS', 'ORCHESTRATOR_API_KEYS_FILE');
  const hasOwnDatabase = isSet('GAME_ENGINE_DATABASE_URL', 'GAME_ENGINE_DATABASE_URL_FILE');
  return {
    ...(needsKey && { GAME_ENGINE_HOST: '127.0.0.1', CONNECT_FOUR_HOST: '127.0.0.1', AI_AGENT_HOST: '127.0.0.1' }),
    GAME_ENGINE_DATA_DIR: variables['ORCHESTRATOR_DATA_DIR'],
    CONNECT_FOUR_DATA_DIR: variables['ORCHESTRATOR_DATA_DIR'],
    ...(!hasOwnDatabase && {
      GAME_ENGINE_DATABASE_URL: variables['ORCHESTRATOR_DATABASE_URL'],
      GAME_ENGINE_DATABASE_URL_FILE: variables['ORCHESTRATOR_DATABASE_URL_FILE'],
    }),
    ORCHESTRATOR_LOG_LEVEL: 'warn',
    GAME_ENGINE_LOG_LEVEL: 'warn',
    CONNECT_FOUR_LOG_LEVEL: 'warn',
    AI_AGENT_LOG_LEVEL: 'warn',
    ...variables,
  };
}
