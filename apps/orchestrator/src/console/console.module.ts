import { Module } from '@nestjs/common';
import { Clock } from '#libs/service';
import { GamesModule } from '../games/index.js';
import { HealthModule } from '../health/index.js';
import { RedisConnections, RedisModule } from '../redis/index.js';
import { ConsoleController } from './console.controller.js';
import { ConsoleStatusReader } from './console-status.js';
import { RedisReplicaReports } from './replicas/redis-replica-reports.js';
import { OwnReport } from './replicas/replica-report.js';
import { LocalReplicaReports, ReplicaReports } from './replicas/replica-reports.js';
import { Services } from './services.js';

/** The console, in every role: each replica reports itself, and any of them shows all. */
@Module({
  imports: [GamesModule, HealthModule, RedisModule],
  controllers: [ConsoleController],
  providers: [
    Clock,
    OwnReport,
    Services,
    ConsoleStatusReader,
    {
      provide: ReplicaReports,
      inject: [RedisConnections, OwnReport],
      useFactory: (redis: RedisConnections | null, own: OwnReport) =>
        redis === null ? new LocalReplicaReports(own) : new RedisReplicaReports(redis, own),
    },
  ],
})
export class ConsoleModule {}
