import { Log, type RunningService, serve } from '#libs/service';
import { type DynamicModule, Module } from '@nestjs/common';
import type { AiAgentConfig } from './config.js';
import { AgentController } from './http/agent.controller.js';
import { ModelCatalogue, type ModelsConfig, type OnRefusedFeature } from './models/index.js';
import { Players } from './seats/players.js';

@Module({ controllers: [AgentController] })
class AiAgentModule {
  static of(config: ModelsConfig): DynamicModule {
    const players = {
      provide: Players,
      inject: [Log],
      useFactory: (log: Log) => {
        const onRefusedFeature: OnRefusedFeature = (model, features, providerMessage) =>
          log.warn('a provider refuses part of the requests, which is left out from now on', {
            model,
            features,
            providerMessage,
          });
        return new Players(new ModelCatalogue(config, Date.now, onRefusedFeature), config.maxThinkingMs, log);
      },
    };
    return { module: AiAgentModule, providers: [players] };
  }
}

/** Starts the players as an HTTP service; resolves once it listens. */
export function startAiAgent({ models, ...listening }: AiAgentConfig): Promise<RunningService> {
  return serve(AiAgentModule.of(models), { name: 'ai-agent', ...listening });
}
