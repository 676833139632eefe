import { type DynamicModule, Global, Module, type Type } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { Database } from '#libs/database';
import { AccessModule, ApiKeys, PageAccess, PublicAddress } from './access/index.js';
import { OrchestratorConfig } from './config.js';
import { FanOutModule } from './fan-out/index.js';
import { GamesApiModule, GamesModule } from './games/index.js';
import { GatewayModule } from './gateway/index.js';
import { HealthModule } from './health/index.js';
import { LeaderboardModule, RatingsModule } from './ratings/index.js';
import type { OrchestratorSchema } from './store/index.js';

@Global()
@Module({})
class SettingsModule {
  static of(config: OrchestratorConfig, database: Database<OrchestratorSchema>): DynamicModule {
    return {
      module: SettingsModule,
      // ConfigService is there for the modules that teams add.
      imports: [ConfigModule.forRoot({ isGlobal: true })],
      providers: [
        { provide: OrchestratorConfig, useValue: config },
        { provide: ApiKeys, useValue: config.apiKeys },
        { provide: PageAccess, useValue: config.pageAccess },
        { provide: PublicAddress, useValue: config.publicAddress },
        { provide: Database, useValue: database },
      ],
      exports: [OrchestratorConfig, ApiKeys, PageAccess, PublicAddress, Database],
    };
  }
}

/** The whole service, or the part of it that its roles name. A team adds its module here. */
@Module({})
export class AppModule {
  /** `added`: modules of whoever starts the service from a program of their own. */
  static with(
    config: OrchestratorConfig,
    database: Database<OrchestratorSchema>,
    added: readonly Type[] = [],
  ): DynamicModule {
    const { roles } = config;
    const api = roles.includes('api') ? [GamesApiModule, LeaderboardModule] : [];
    const gateway = roles.includes('gateway') ? [GatewayModule] : [];
    return {
      module: AppModule,
      imports: [
        SettingsModule.of(config, database),
        AccessModule,
        GamesModule,
        RatingsModule,
        FanOutModule,
        ...api,
        ...gateway,
        HealthModule,
        ...added,
      ],
    };
  }
}
