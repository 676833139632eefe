import { type Environment, LOG_LEVELS, type LogLevel, readConfig, type Variables } from '#libs/service';

export interface ConnectFourConfig {
  readonly host: string;
  /** 0 lets the system choose one. */
  readonly port: number;
  readonly logLevel: LogLevel;
  /** The games are in a folder `connect-four` of it. */
  readonly dataDir: string;
}

/** @throws {ConfigurationError} one that names every wrong variable */
export function loadConnectFourConfig(variables: Variables): ConnectFourConfig {
  return readConfig(variables, (env: Environment) => ({
    host: env.text('CONNECT_FOUR_HOST', '0.0.0.0'),
    port: env.port('CONNECT_FOUR_PORT', 8002),
    logLevel: env.oneOf('CONNECT_FOUR_LOG_LEVEL', LOG_LEVELS, 'info'),
    dataDir: env.text('CONNECT_FOUR_DATA_DIR', './data'),
  }));
}
