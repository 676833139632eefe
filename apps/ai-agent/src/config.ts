import {
  type Environment,
  LOG_LEVELS,
  type LogLevel,
  readConfig,
  type VariableNames,
  type Variables,
  webOrigin,
} from '#libs/service';
import { type TraceConfig, traceConfigIn, TRACE_SECRETS } from '#libs/tracing';
import { MODEL_SECRETS, type ModelsConfig, readModelsConfig } from './models/index.js';
import { PromptTemplates } from './prompt/templates.js';

/** Everything that can be set. */
export interface AiAgentConfig {
  readonly host: string;
  /** 0 lets the system choose one. */
  readonly port: number;
  readonly logLevel: LogLevel;
  /** A folder with prompt templates in place of our own; null: none. */
  readonly promptsDir: string | null;
  /** Origins of orchestrators that may be asked what a move leads to; empty: those near this service. */
  readonly peekOrigins: readonly string[];
  readonly models: ModelsConfig;
  /** Where spans are sent, if anywhere. */
  readonly traces: TraceConfig;
}

/** What concerns models and traces has more variables, see {@link readModelsConfig} and {@link traceConfigIn}. */
export const VARIABLES: VariableNames<Omit<AiAgentConfig, 'models' | 'traces'>> = {
  host: 'AI_AGENT_HOST',
  port: 'AI_AGENT_PORT',
  logLevel: 'AI_AGENT_LOG_LEVEL',
  promptsDir: 'AI_AGENT_PROMPTS_DIR',
  peekOrigins: 'AI_AGENT_PEEK_ORIGINS',
};

/** @throws {ConfigurationError} one that names every wrong variable */
export function loadAiAgentConfig(variables: Variables): AiAgentConfig {
  return readConfig(variables, configIn, [...MODEL_SECRETS, ...TRACE_SECRETS]);
}

function configIn(env: Environment): AiAgentConfig {
  return {
    host: env.text('AI_AGENT_HOST', '0.0.0.0'),
    port: env.port('AI_AGENT_PORT', 8001),
    logLevel: env.oneOf('AI_AGENT_LOG_LEVEL', LOG_LEVELS, 'info'),
    promptsDir: promptsDirIn(env),
    peekOrigins: peekOriginsIn(env),
    models: readModelsConfig(env),
    traces: traceConfigIn(env),
  };
}

/** The folder, once its templates were read: what is wrong with one stops the start. */
function promptsDirIn(env: Environment): string | null {
  const folder = env.optionalText('AI_AGENT_PROMPTS_DIR');
  if (folder === undefined) return null;
  try {
    PromptTemplates.of(folder);
  } catch (error) {
    env.refuseIf(true, `AI_AGENT_PROMPTS_DIR: ${error instanceof Error ? error.message : String(error)}`);
  }
  return folder;
}

function peekOriginsIn(env: Environment): readonly string[] {
  const origins = env.list('AI_AGENT_PEEK_ORIGINS', []).map((entry) => webOrigin(entry.replace(/\/$/, '')));
  const isWrong = origins.some((origin) => origin === undefined || !/^https?:/.test(origin));
  env.refuseIf(isWrong, 'AI_AGENT_PEEK_ORIGINS must be origins such as http://orchestrator:3000, separated by commas');
  return origins.filter((origin) => origin !== undefined);
}
