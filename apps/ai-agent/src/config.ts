import { Environment, LOG_LEVELS, type LogLevel } from '#libs/service';
import { type ModelsConfig, readModelsConfig } from './models/index.js';

export interface AiAgentConfig {
  readonly host: string;
  /** 0 lets the system choose one. */
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly models: ModelsConfig;
}

/** Reads `AI_AGENT_*`; throws one error that names every wrong variable. */
export function loadAiAgentConfig(env: Readonly<Record<string, string | undefined>>): AiAgentConfig {
  const environment = new Environment(env);
  const config: AiAgentConfig = {
    host: environment.text('AI_AGENT_HOST', '0.0.0.0'),
    port: environment.port('AI_AGENT_PORT', 8001),
    logLevel: environment.oneOf('AI_AGENT_LOG_LEVEL', LOG_LEVELS, 'info'),
    models: readModelsConfig(environment),
  };
  environment.throwIfWrong();
  return Object.freeze(config);
}
