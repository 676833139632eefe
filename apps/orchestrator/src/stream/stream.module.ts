import { Module, type OnModuleInit } from '@nestjs/common';
import { Tracer } from '#libs/tracing';
import { byPlayer, EventBus, GamesModule } from '../games/index.js';
import { RedisConnections, RedisModule } from '../redis/index.js';
import { GameStream, LocalGameStream } from './game-stream.js';
import { RedisGameStream } from './redis-game-stream.js';

/** Carries what happens in games to the replicas with spectators. A replica publishes its commits whatever its roles are. */
@Module({
  imports: [GamesModule, RedisModule],
  providers: [
    {
      provide: GameStream,
      inject: [RedisConnections, { token: Tracer, optional: true }],
      useFactory: (redis: RedisConnections | null, tracer?: Tracer) =>
        redis === null ? new LocalGameStream() : new RedisGameStream(redis, tracer),
    },
  ],
  exports: [GameStream],
})
export class StreamModule implements OnModuleInit {
  constructor(
    private readonly bus: EventBus,
    private readonly stream: GameStream,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe({
      onChange: ({ commit }) => this.stream.publish(commit),
      onThinking: ({ session, seatId, text }) => {
        const { player_id: playerId, player_name: playerName } = byPlayer(session, seatId);
        this.stream.think(session.id, { playerId, playerName, text });
      },
    });
  }
}
