import { Module } from '@nestjs/common';
import { GamesModule } from '../games/index.js';
import { RedisConnections, RedisModule } from '../redis/index.js';
import { FanOut, LocalFanOut } from './fan-out.js';
import { GameFeeds } from './game-feeds.js';
import { RedisFanOut } from './redis-fan-out.js';
import { SlowConsumers } from './slow-consumers.js';
import { SpectatorGateway } from './spectator.gateway.js';

/** Spectators over Socket.IO. */
@Module({
  imports: [GamesModule, RedisModule],
  providers: [
    GameFeeds,
    SlowConsumers,
    SpectatorGateway,
    {
      provide: FanOut,
      inject: [RedisConnections],
      useFactory: (redis: RedisConnections | null) => (redis === null ? new LocalFanOut() : new RedisFanOut(redis)),
    },
  ],
})
export class GatewayModule {}
