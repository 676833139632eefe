import { type DynamicModule, Global, Module, type Type } from '@nestjs/common';
import { Database } from '#libs/database';
import { TracingModule } from '#libs/tracing';
import {
  AccessModule,
  ApiKeys,
  ControlTokens,
  GameAccess,
  GameCreators,
  LimitMeter,
  LimitSettings,
  PageAccess,
  PublicAddress,
  Senders,
  SocketsPerAddress,
} from './access/index.js';
import { OrchestratorConfig, type Role } from './config.js';
import { StreamModule } from './stream/index.js';
import { GamesApiModule, GamesModule, type GameSession } from './games/index.js';
import { EventSubscribers, GameStore, NO_SUBSCRIBERS } from './games/ports/index.js';
import { GatewayModule, TransportModule } from './gateway/index.js';
import { ConsoleModule } from './console/index.js';
import { LimitStorageModule } from './limit-storage/index.js';
import { HealthModule } from './health/index.js';
import { McpModule } from './mcp/index.js';
import { MetricsModule } from './metrics/index.js';
import { type PortProviders, PortsModule } from './ports.module.js';
import { LeaderboardModule, RatingsModule } from './ratings/index.js';
import { controlSecret, type OrchestratorSchema } from './store/index.js';
import { SeatsApiModule } from './seats/index.js';
import { ShareCardsModule } from './share-cards/index.js';
import { TimersModule } from './timers/index.js';
import { SqlTournamentStore, TournamentsApiModule, TournamentsModule, TournamentStore } from './tournaments/index.js';
import { WebhookSettings, WebhooksModule } from './webhooks/index.js';

@Global()
@Module({})
class SettingsModule {
  static of(config: OrchestratorConfig, database: Database<OrchestratorSchema>): DynamicModule {
    return {
      module: SettingsModule,
      providers: [
        { provide: OrchestratorConfig, useValue: config },
        { provide: ApiKeys, useValue: config.apiKeys },
        { provide: LimitSettings, useValue: config.limits },
        { provide: WebhookSettings, useValue: config.webhooks },
        { provide: EventSubscribers, useValue: config.webhooks.isEmpty ? NO_SUBSCRIBERS : config.webhooks },
        {
          provide: SocketsPerAddress,
          inject: [{ token: LimitMeter, optional: true }],
          useFactory: (meter?: LimitMeter) => new SocketsPerAddress(config.limits.socketsPerAddress, meter),
        },
        { provide: PublicAddress, useValue: config.publicAddress },
        Senders,
        { provide: PageAccess, useValue: new PageAccess(config.corsOrigins, config.publicAddress) },
        { provide: Database, useValue: database },
        { provide: TournamentStore, useValue: new SqlTournamentStore(database) },
        { provide: ControlTokens, useFactory: async () => new ControlTokens(await controlSecret(database)) },
        {
          provide: GameCreators,
          inject: [GameStore, TournamentStore],
          useFactory: (games: GameStore<GameSession>, tournaments: TournamentStore): GameCreators => ({
            creatorOf: async (id) => ((await games.find(id)) ?? (await tournaments.find(id)))?.createdBy,
          }),
        },
        {
          provide: GameAccess,
          inject: [ControlTokens, GameCreators],
          useFactory: (tokens: ControlTokens, creators: GameCreators) =>
            new GameAccess(config.apiKeys, tokens, creators, config.watch),
        },
      ],
      exports: [
        OrchestratorConfig,
        ApiKeys,
        LimitSettings,
        Senders,
        SocketsPerAddress,
        GameAccess,
        PageAccess,
        PublicAddress,
        Database,
        TournamentStore,
        WebhookSettings,
        EventSubscribers,
      ],
    };
  }
}

/** Not the streams of events, whose requests last as long as somebody watches. */
const TRACED_ROUTES = /^\/(?:games(?!\/:id\/stream)|leaderboard|tournaments)\b/;

/** A module that is added to the service, static or dynamic. */
export type AddedModule = Type | DynamicModule;

export interface AppOptions {
  readonly config: OrchestratorConfig;
  readonly database: Database<OrchestratorSchema>;
  /** Modules of the program that starts the service. */
  readonly modules?: readonly AddedModule[];
  /** Implementations of ports that take the place of ours. */
  readonly ports?: PortProviders;
  /** Those of the configuration unless given. */
  readonly roles?: readonly Role[];
}

/** The whole service, or the part of it that its roles name. A team adds its module here. */
@Module({})
export class AppModule {
  static forRoot({ config, database, modules = [], ports = {}, roles = config.roles }: AppOptions): DynamicModule {
    const api = roles.includes('api')
      ? [GamesApiModule, TournamentsApiModule, SeatsApiModule, ShareCardsModule, LeaderboardModule, McpModule]
      : [];
    const webhooks = roles.includes('loop') && !config.webhooks.isEmpty ? [WebhooksModule] : [];
    const gateway = roles.includes('gateway') ? [GatewayModule] : [];
    return {
      module: AppModule,
      imports: [
        SettingsModule.of(config, database),
        TracingModule.of({ config: config.traces, name: 'orchestrator', routes: TRACED_ROUTES }),
        TimersModule,
        PortsModule.forRoot(ports),
        LimitStorageModule,
        AccessModule,
        GamesModule,
        TournamentsModule,
        RatingsModule,
        StreamModule,
        // Where this process has no gateway of ours, those of added modules still use its server.
        TransportModule,
        ...api,
        ...gateway,
        ...webhooks,
        HealthModule,
        ConsoleModule,
        MetricsModule,
        ...modules,
      ],
    };
  }
}
