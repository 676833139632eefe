import { mistakeInPostgresUrl } from '#libs/database';
import { ACTION_SETS, type ActionSet } from '#libs/monopoly';
import {
  type Environment,
  LOG_LEVELS,
  type LogLevel,
  readConfig,
  type VariableNames,
  type Variables,
} from '#libs/service';
import { type TraceConfig, traceConfigIn, TRACE_SECRETS } from '#libs/tracing';

/** Everything that can be set. */
export interface GameEngineConfig {
  readonly host: string;
  /** 0 lets the system choose one. */
  readonly port: number;
  readonly logLevel: LogLevel;
  /** The folder of the SQLite file that keeps the games. */
  readonly dataDir: string;
  /** postgres://user:password@host:port/database, which keeps the games instead; undefined: the file does. */
  readonly databaseUrl: string | undefined;
  /** How many days finished games are kept after their last action; 0: for ever. */
  readonly retentionDays: number;
  /** Of games whose creation names none: what a client or an agent can answer that knows the basic actions only. */
  readonly actionSet: ActionSet;
  /** Where spans are sent, if anywhere. */
  readonly traces: TraceConfig;
}

/** What concerns traces has more variables, see {@link traceConfigIn}. */
export const VARIABLES: VariableNames<Omit<GameEngineConfig, 'traces'>> = {
  host: 'GAME_ENGINE_HOST',
  port: 'GAME_ENGINE_PORT',
  logLevel: 'GAME_ENGINE_LOG_LEVEL',
  dataDir: 'GAME_ENGINE_DATA_DIR',
  databaseUrl: 'GAME_ENGINE_DATABASE_URL',
  retentionDays: 'GAME_ENGINE_RETENTION_DAYS',
  actionSet: 'GAME_ENGINE_ACTION_SET',
};

/** Each may be given as a file: `X_FILE` in place of `X`. */
const SECRETS = [VARIABLES.databaseUrl, ...TRACE_SECRETS];

/** @throws {ConfigurationError} one that names every wrong variable */
export function loadGameEngineConfig(variables: Variables): GameEngineConfig {
  return readConfig(variables, configIn, SECRETS);
}

function configIn(env: Environment): GameEngineConfig {
  return {
    host: env.text('GAME_ENGINE_HOST', '0.0.0.0'),
    port: env.port('GAME_ENGINE_PORT', 8000),
    logLevel: env.oneOf('GAME_ENGINE_LOG_LEVEL', LOG_LEVELS, 'info'),
    dataDir: env.text('GAME_ENGINE_DATA_DIR', './data'),
    databaseUrl: env.checkedText('GAME_ENGINE_DATABASE_URL', mistakeInPostgresUrl),
    retentionDays: env.integer('GAME_ENGINE_RETENTION_DAYS', 30, { min: 0, max: 36_500 }),
    actionSet: env.oneOf('GAME_ENGINE_ACTION_SET', ACTION_SETS, 'full'),
    traces: traceConfigIn(env),
  };
}
