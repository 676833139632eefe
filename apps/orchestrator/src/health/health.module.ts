import { Module } from '@nestjs/common';
import { DependenciesModule } from '../dependencies.module.js';
import { RedisModule } from '../redis/index.js';
import { DatabaseProbe } from './database-probe.js';
import { HealthController } from './health.controller.js';

@Module({ imports: [DependenciesModule, RedisModule], providers: [DatabaseProbe], controllers: [HealthController] })
export class HealthModule {}
