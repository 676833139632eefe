import { Module, type OnModuleInit } from '@nestjs/common';
import { StreamModule } from '../stream/index.js';
import { GamesModule } from '../games/index.js';
import { ViewerCounts, ViewersModule } from '../viewers/index.js';
import { CatchUp } from './catch-up/catch-up.js';
import { GameReader } from './catch-up/game-reader.js';
import { MessageLimits } from './messages/message-limits.js';
import { GameJoins } from './rooms/game-joins.js';
import { GameRooms } from './rooms/game-rooms.js';
import { RoomLimit } from './rooms/room-limit.js';
import { GameUpdates } from './rooms/game-updates.js';
import { EventStreams } from './server-sent-events/event-streams.js';
import { StreamController } from './server-sent-events/stream.controller.js';
import { SeatsModule } from '../seats/index.js';
import { SeatGateway } from './seat.gateway.js';
import { SpectatorGateway } from './spectator.gateway.js';
import { TransportModule } from './transport/transport.module.js';

/** Spectators over Socket.IO and by server-sent events. */
@Module({
  imports: [GamesModule, SeatsModule, StreamModule, ViewersModule, TransportModule],
  controllers: [StreamController],
  providers: [
    SpectatorGateway,
    SeatGateway,
    MessageLimits,
    GameJoins,
    GameRooms,
    RoomLimit,
    GameUpdates,
    CatchUp,
    GameReader,
    EventStreams,
  ],
})
export class GatewayModule implements OnModuleInit {
  constructor(
    private readonly viewers: ViewerCounts,
    private readonly rooms: GameRooms,
  ) {}

  onModuleInit(): void {
    this.viewers.countHere(this.rooms);
  }
}
