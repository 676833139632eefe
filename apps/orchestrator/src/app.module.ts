import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { OrchestratorConfig } from './config.js';
import { GamesModule } from './games/index.js';
import { GatewayModule } from './gateway/index.js';
import { HealthModule } from './health/index.js';

@Global()
@Module({})
class SettingsModule {
  static of(config: OrchestratorConfig): DynamicModule {
    return {
      module: SettingsModule,
      // ConfigService is there for the modules that teams add.
      imports: [ConfigModule.forRoot({ isGlobal: true })],
      providers: [{ provide: OrchestratorConfig, useValue: config }],
      exports: [OrchestratorConfig],
    };
  }
}

/** The whole service. A team adds its module here. */
@Module({})
export class AppModule {
  static with(config: OrchestratorConfig): DynamicModule {
    return { module: AppModule, imports: [SettingsModule.of(config), GamesModule, GatewayModule, HealthModule] };
  }
}
