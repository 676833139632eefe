import { Module } from '@nestjs/common';
import { RedisConnections, RedisModule } from '../redis/index.js';
import { RedisViewerCounts } from './redis-viewer-counts.js';
import { LocalViewerCounts, ViewerCounts } from './viewer-counts.js';

/** How many viewers games have: the gateway counts them, and the list of games shows them. */
@Module({
  imports: [RedisModule],
  providers: [
    {
      provide: ViewerCounts,
      inject: [RedisConnections],
      useFactory: (redis: RedisConnections | null) =>
        redis === null ? new LocalViewerCounts() : new RedisViewerCounts(redis),
    },
  ],
  exports: [ViewerCounts],
})
export class ViewersModule {}
