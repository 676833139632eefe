import { Module } from '@nestjs/common';
import { RedisConnections, RedisModule } from '../redis/index.js';
import { RedisViewerCounts } from './redis-viewer-counts.js';
import { LocalViewerCounts, ViewerCounts } from './viewer-counts.js';

/** How many watch: the gateway counts, and whoever lists games asks. */
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
