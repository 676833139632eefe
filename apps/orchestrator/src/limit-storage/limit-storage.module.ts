import { Global, Module } from '@nestjs/common';
import { ThrottlerStorage, ThrottlerStorageService } from '@nestjs/throttler';
import { RedisConnections, RedisModule } from '../redis/index.js';
import { RedisLimitStorage } from './redis-limit-storage.js';

/** Where it is counted what clients do: in Redis for all replicas, or in this process. */
@Global()
@Module({
  imports: [RedisModule],
  providers: [
    ThrottlerStorageService,
    {
      provide: ThrottlerStorage,
      inject: [ThrottlerStorageService, RedisConnections],
      useFactory: (own: ThrottlerStorageService, redis: RedisConnections | null): ThrottlerStorage =>
        redis === null ? own : new RedisLimitStorage(redis.connect('limits'), own),
    },
  ],
  exports: [ThrottlerStorage],
})
export class LimitStorageModule {}
