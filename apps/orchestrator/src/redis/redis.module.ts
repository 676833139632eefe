import { Module } from '@nestjs/common';
import { Log } from '#libs/service';
import { OrchestratorConfig } from '../config.js';
import { RedisConnections } from './redis-connections.js';

/** Provides {@link RedisConnections} where a Redis is configured, and null where this process is alone. */
@Module({
  providers: [
    {
      provide: RedisConnections,
      inject: [OrchestratorConfig, Log],
      useFactory: async ({ redisUrl }: OrchestratorConfig, log: Log) =>
        redisUrl === undefined ? null : RedisConnections.to(redisUrl, log),
    },
  ],
  exports: [RedisConnections],
})
export class RedisModule {}
