import { Module } from '@nestjs/common';
import { FanOutModule } from '../fan-out/index.js';
import { GamesModule } from '../games/index.js';
import { ViewersModule } from '../viewers/index.js';
import { GameRooms } from './rooms/game-rooms.js';
import { MessageLimits } from './messages/message-limits.js';
import { Replies } from './messages/replies.js';
import { SlowConsumers } from './transport/slow-consumers.js';
import { SpectatorGateway } from './spectator.gateway.js';

/** Spectators over Socket.IO. */
@Module({
  imports: [GamesModule, FanOutModule, ViewersModule],
  providers: [GameRooms, MessageLimits, Replies, SlowConsumers, SpectatorGateway],
})
export class GatewayModule {}
