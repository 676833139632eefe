import { Module } from '@nestjs/common';
import { DependenciesModule } from '../dependencies.module.js';
import { HealthController } from './health.controller.js';

@Module({ imports: [DependenciesModule], controllers: [HealthController] })
export class HealthModule {}
