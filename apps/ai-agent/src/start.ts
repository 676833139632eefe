import { type RunningService, serve, settingsOf } from '#libs/service';
import { AiAgentModule } from './ai-agent.module.js';
import { type AiAgentConfig, VARIABLES } from './config.js';
import { PromptTemplates } from './prompt/templates.js';

/** Runs the agents until they are closed. */
export async function startAiAgent(config: AiAgentConfig): Promise<RunningService> {
  const { host, port, logLevel, models, promptsDir } = config;
  return serve(AiAgentModule.forRoot(models, PromptTemplates.of(promptsDir)), {
    name: 'ai-agent',
    host,
    port,
    logLevel,
    settings: settingsOf(config, VARIABLES),
  });
}
