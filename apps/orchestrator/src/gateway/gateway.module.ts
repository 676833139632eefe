import { Module } from '@nestjs/common';
import { FanOutModule } from '../fan-out/index.js';
import { GamesModule } from '../games/index.js';
import { ViewersModule } from '../viewers/index.js';
import { GameFeeds } from './game-feeds.js';
import { MessageLimits } from './message-limits.js';
import { Replies } from './replies.js';
import { SlowConsumers } from './slow-consumers.js';
import { SpectatorGateway } from './spectator.gateway.js';

/** Spectators over Socket.IO. */
@Module({
  imports: [GamesModule, FanOutModule, ViewersModule],
  providers: [GameFeeds, MessageLimits, Replies, SlowConsumers, SpectatorGateway],
})
export class GatewayModule {}
