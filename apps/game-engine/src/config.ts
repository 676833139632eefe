import { Environment, LOG_LEVELS, type LogLevel } from '#libs/service';

export interface GameEngineConfig {
  readonly host: string;
  /** 0 lets the system choose one. */
  readonly port: number;
  readonly logLevel: LogLevel;
}

/** Throws one error that names every wrong variable. */
export function loadGameEngineConfig(env: Readonly<Record<string, string | undefined>>): GameEngineConfig {
  const read = new Environment(env);
  const config: GameEngineConfig = {
    host: read.text('GAME_ENGINE_HOST', '0.0.0.0'),
    port: read.port('GAME_ENGINE_PORT', 8000),
    logLevel: read.oneOf('GAME_ENGINE_LOG_LEVEL', LOG_LEVELS, 'info'),
  };
  read.throwIfWrong();
  return config;
}

/** The process's own environment. */
export function gameEngineConfigOfProcess(): GameEngineConfig {
  return loadGameEngineConfig(process.env);
}
