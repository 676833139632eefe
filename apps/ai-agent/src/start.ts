import { type RunningService, serve, settingsOf } from '#libs/service';
import { AiAgentModule } from './ai-agent.module.js';
import { type AiAgentConfig, VARIABLES } from './config.js';

/** Runs the agents until they are closed. */
export async function startAiAgent(config: AiAgentConfig): Promise<RunningService> {
  const { host, port, logLevel, models } = config;
  return serve(AiAgentModule.forRoot(models), {
    name: 'ai-agent',
    host,
    port,
    logLevel,
    settings: settingsOf(config, VARIABLES),
  });
}
