import { type RunningService, serve } from '#libs/service';
import { Module } from '@nestjs/common';
import type { AiAgentConfig } from './config.js';
import { AgentController } from './http/agent.controller.js';

@Module({ controllers: [AgentController] })
class AiAgentModule {}

/** Starts the players as an HTTP service; resolves once it listens. */
export function startAiAgent(config: AiAgentConfig): Promise<RunningService> {
  return serve(AiAgentModule, { name: 'ai-agent', ...config });
}
