import { mistakeInPostgresUrl } from '#libs/database';
import { ACTION_SETS, type ActionSet } from '#libs/monopoly';
import { Environment, LOG_LEVELS, type LogLevel, readEnvironment } from '#libs/service';

export interface GameEngineConfig {
  readonly host: string;
  /** 0 lets the system choose one. */
  readonly port: number;
  readonly logLevel: LogLevel;
  /** The folder of the SQLite file that keeps the games. */
  readonly dataDir: string;
  /** postgres://user:password@host:port/database, which keeps the games instead; undefined: the file does. */
  readonly databaseUrl: string | undefined;
  /** So long are finished games kept after their last action; 0: for ever. */
  readonly retentionDays: number;
  /** Of games whose creation names none: what a client or an agent can answer that knows the basic actions only. */
  readonly actionSet: ActionSet;
}

/** Throws one error that names every wrong variable. */
export function loadGameEngineConfig(env: Readonly<Record<string, string | undefined>>): GameEngineConfig {
  const read = new Environment(env);
  const config: GameEngineConfig = {
    host: read.text('GAME_ENGINE_HOST', '0.0.0.0'),
    port: read.port('GAME_ENGINE_PORT', 8000),
    logLevel: read.oneOf('GAME_ENGINE_LOG_LEVEL', LOG_LEVELS, 'info'),
    dataDir: read.text('GAME_ENGINE_DATA_DIR', './data'),
    databaseUrl: read.checkedText('GAME_ENGINE_DATABASE_URL', mistakeInPostgresUrl),
    retentionDays: read.integer('GAME_ENGINE_RETENTION_DAYS', 30, { min: 0, max: 36_500 }),
    actionSet: read.oneOf('GAME_ENGINE_ACTION_SET', ACTION_SETS, 'full'),
  };
  read.throwIfWrong();
  return config;
}

/** The process's own environment. */
export function gameEngineConfigOfProcess(): GameEngineConfig {
  return loadGameEngineConfig(readEnvironment());
}
