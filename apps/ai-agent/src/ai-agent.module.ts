import { type DynamicModule, Module } from '@nestjs/common';
import { Clock, Log } from '#libs/service';
import { GenericPlayer } from './any-game/generic-player.js';
import { HttpPeeker } from './any-game/http-peeker.js';
import { PeekPolicy } from './any-game/peek-policy.js';
import { Peeker } from './any-game/peeker.js';
import { HealthController } from './health.controller.js';
import { AgentController } from './http/agent.controller.js';
import { ModelsController } from './http/models.controller.js';
import type { AiAgentConfig } from './config.js';
import { ModelCatalogue, type OnRefusedFeature } from './models/index.js';
import { PromptTemplates } from './prompt/templates.js';
import { Players } from './seats/players.js';

@Module({ controllers: [AgentController, ModelsController, HealthController] })
export class AiAgentModule {
  /** The agents, with the models that these settings name and these templates of prompts. */
  static forRoot({ models: config, peekOrigins }: AiAgentConfig, templates: PromptTemplates): DynamicModule {
    const models = {
      provide: ModelCatalogue,
      inject: [Clock, Log],
      useFactory: (clock: Clock, log: Log) => {
        const onRefusedFeature: OnRefusedFeature = (model, features, providerMessage) =>
          log.warn('a provider refuses part of the requests, which is left out from now on', {
            model,
            features,
            providerMessage,
          });
        return new ModelCatalogue(config, () => clock.now(), onRefusedFeature);
      },
    };
    const players = {
      provide: Players,
      inject: [ModelCatalogue, Log, Peeker],
      useFactory: (catalogue: ModelCatalogue, log: Log, peeker: Peeker) =>
        new Players(catalogue, config.maxThinkingMs, log, templates, new GenericPlayer(peeker)),
    };
    const peeker = { provide: Peeker, useValue: new HttpPeeker(new PeekPolicy(peekOrigins)) };
    return {
      module: AiAgentModule,
      providers: [Clock, models, peeker, players, { provide: PromptTemplates, useValue: templates }],
    };
  }
}
