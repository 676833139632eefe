import { Module } from '@nestjs/common';
import { GamesModule } from '../games/index.js';
import { FanOut, LocalFanOut } from './fan-out.js';
import { GameFeeds } from './game-feeds.js';
import { SlowConsumers } from './slow-consumers.js';
import { SpectatorGateway } from './spectator.gateway.js';

/** Spectators over Socket.IO. */
@Module({
  imports: [GamesModule],
  providers: [GameFeeds, SlowConsumers, SpectatorGateway, { provide: FanOut, useClass: LocalFanOut }],
})
export class GatewayModule {}
