import { type RunningService, serve, settingsOf } from '#libs/service';
import { requestTraceOf, TracingModule } from '#libs/tracing';
import { AiAgentModule } from './ai-agent.module.js';
import { type AiAgentConfig, VARIABLES } from './config.js';
import { PromptTemplates } from './prompt/templates.js';

/** Runs the agents until they are closed. */
export async function startAiAgent(config: AiAgentConfig): Promise<RunningService> {
  const { host, port, logLevel, promptsDir, traces } = config;
  const module = AiAgentModule.forRoot(config, PromptTemplates.of(promptsDir));
  return serve(TracingModule.around(module, { config: traces, name: 'ai-agent', routes: /^\/games/ }), {
    name: 'ai-agent',
    host,
    port,
    logLevel,
    settings: settingsOf(config, VARIABLES),
    traceOf: requestTraceOf,
  });
}
