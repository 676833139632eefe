import { Module } from '@nestjs/common';
import { AgentClientModule, AgentClientOptions } from './agent-client/index.js';
import { OrchestratorConfig } from './config.js';
import { EngineClientModule, EngineClientOptions } from './engine-client/index.js';

const engine = EngineClientModule.register({
  inject: [OrchestratorConfig],
  useFactory: (config: OrchestratorConfig) =>
    new EngineClientOptions({
      url: config.gameEngineUrl,
      timeoutMs: config.httpTimeout * 1_000,
      retries: config.httpRetries,
      maxBytes: config.engineMaxBytes,
    }),
});

const agent = AgentClientModule.register({
  inject: [OrchestratorConfig],
  useFactory: (config: OrchestratorConfig) =>
    new AgentClientOptions({
      url: config.aiAgentUrl,
      maxBytes: config.agentMaxBytes,
      addresses: config.agentAddresses,
      signingKeys: config.agentSigningKeys,
    }),
});

/** The services this one talks to, set up from the configuration. */
@Module({ imports: [engine, agent], exports: [engine, agent] })
export class DependenciesModule {}
