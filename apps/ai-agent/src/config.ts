import { LOG_LEVELS, type LogLevel, readConfig, type VariableNames, type Variables } from '#libs/service';
import { type ModelsConfig, readModelsConfig } from './models/index.js';

/** Everything that can be set. */
export interface AiAgentConfig {
  readonly host: string;
  /** 0 lets the system choose one. */
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly models: ModelsConfig;
}

/** What concerns the models has more variables, see {@link readModelsConfig}. */
export const VARIABLES: VariableNames<Omit<AiAgentConfig, 'models'>> = {
  host: 'AI_AGENT_HOST',
  port: 'AI_AGENT_PORT',
  logLevel: 'AI_AGENT_LOG_LEVEL',
};

/** @throws {ConfigurationError} one that names every wrong variable */
export function loadAiAgentConfig(variables: Variables): AiAgentConfig {
  return readConfig(variables, (env) => ({
    host: env.text('AI_AGENT_HOST', '0.0.0.0'),
    port: env.port('AI_AGENT_PORT', 8001),
    logLevel: env.oneOf('AI_AGENT_LOG_LEVEL', LOG_LEVELS, 'info'),
    models: readModelsConfig(env),
  }));
}
