import {
  type Abstract,
  type ClassProvider,
  type DynamicModule,
  type FactoryProvider,
  Global,
  Module,
  type ModuleMetadata,
  type Provider,
  type Type,
  type ValueProvider,
} from '@nestjs/common';
import { AgentClientModule, AgentClientOptions } from './agent-client/index.js';
import { OrchestratorConfig } from './config.js';
import { DispatchModule } from './dispatch/index.js';
import {
  EngineClientModule,
  EngineClientOptions,
  NamedEngineOptions,
  NamedEnginesModule,
} from './engine-client/index.js';
import { type GameSession, isGameSession } from './games/index.js';
import { AIAgentClient, GameDispatcher, GameEngineClient, GameStore } from './games/ports/index.js';
import { StoreModule } from './store/index.js';

/** How an implementation of a port is made. It may inject what is global: OrchestratorConfig, Database, Log. */
export type PortProvider<Port> =
  Omit<ClassProvider<Port>, 'provide'> | Omit<ValueProvider<Port>, 'provide'> | Omit<FactoryProvider<Port>, 'provide'>;

/** Implementations that take the place of ours. A port that is missing here keeps the one that the configuration chooses. */
export interface PortProviders {
  readonly engine?: PortProvider<GameEngineClient>;
  readonly agent?: PortProvider<AIAgentClient>;
  readonly store?: PortProvider<GameStore<GameSession>>;
  readonly dispatcher?: PortProvider<GameDispatcher>;
}

type Metadata = Required<Pick<ModuleMetadata, 'imports' | 'providers' | 'exports'>>;

/** The one place that chooses what stands behind the ports of games. */
@Global()
@Module({})
export class PortsModule {
  static forRoot({ engine, agent, store, dispatcher }: PortProviders = {}): DynamicModule {
    const parts = [
      engine === undefined ? adapter(engineOverHttp) : replacement(GameEngineClient, engine),
      adapter(namedEnginesOverHttp),
      agent === undefined ? adapter(agentsOverHttp) : replacement(AIAgentClient, agent),
      store === undefined ? adapter(StoreModule.keeping(isGameSession)) : replacement(GameStore, store),
      dispatcher === undefined ? adapter(DispatchModule) : replacement(GameDispatcher, dispatcher),
    ];
    return {
      module: PortsModule,
      imports: parts.flatMap(({ imports }) => imports),
      providers: parts.flatMap(({ providers }) => providers),
      exports: parts.flatMap(({ exports }) => exports),
    };
  }
}

function adapter(module: DynamicModule | Type): Metadata {
  return { imports: [module], providers: [], exports: [module] };
}

function replacement<Port>(port: Abstract<Port>, provider: PortProvider<Port>): Metadata {
  const provided: Provider = { provide: port, ...provider };
  return { imports: [], providers: [provided], exports: [port] };
}

function engineOptions(config: OrchestratorConfig): EngineClientOptions {
  return new EngineClientOptions({
    name: config.defaultEngine,
    url: config.gameEngineUrl,
    timeoutMs: config.httpTimeout * 1_000,
    retries: config.httpRetries,
    maxBytes: config.engineMaxBytes,
  });
}

const engineOverHttp = EngineClientModule.register({ inject: [OrchestratorConfig], useFactory: engineOptions });

const namedEnginesOverHttp = NamedEnginesModule.register({
  inject: [OrchestratorConfig],
  useFactory: (config: OrchestratorConfig) =>
    new NamedEngineOptions(config.gameEngines, config.defaultEngine, engineOptions(config)),
});

const agentsOverHttp = AgentClientModule.register({
  inject: [OrchestratorConfig],
  useFactory: (config: OrchestratorConfig) =>
    new AgentClientOptions({
      url: config.aiAgentUrl,
      maxBytes: config.agentMaxBytes,
      addresses: config.agentAddresses,
      signingKeys: config.agentSigningKeys,
    }),
});
