import { Module, type OnModuleInit } from '@nestjs/common';
import { EventBus, GamesModule } from '../games/index.js';
import { RedisConnections, RedisModule } from '../redis/index.js';
import { FanOut, LocalFanOut } from './fan-out.js';
import { RedisFanOut } from './redis-fan-out.js';

/** Carries what happens in games to the replicas with spectators. A replica publishes its commits whatever its roles are. */
@Module({
  imports: [GamesModule, RedisModule],
  providers: [
    {
      provide: FanOut,
      inject: [RedisConnections],
      useFactory: (redis: RedisConnections | null) => (redis === null ? new LocalFanOut() : new RedisFanOut(redis)),
    },
  ],
  exports: [FanOut],
})
export class FanOutModule implements OnModuleInit {
  constructor(
    private readonly bus: EventBus,
    private readonly fanOut: FanOut,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe({
      onChange: (change) => this.fanOut.publish(change),
      onThinking: (chunk) => this.fanOut.publishThinking(chunk),
    });
  }
}
