import { Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { FinishedGames } from './games/finished-games.js';
import { GamesController } from './games/games.controller.js';
import { GamesService } from './games/games.service.js';
import { LiveGames } from './games/live-games.js';
import { HealthController } from './health.controller.js';
import { GameStore, MemoryGameStore } from './store/index.js';

@Module({
  controllers: [GamesController, HealthController],
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: GameStore, useClass: MemoryGameStore },
    { provide: FinishedGames, inject: [Clock], useFactory: (clock: Clock) => new FinishedGames(clock) },
    GamesService,
    LiveGames,
  ],
})
export class GameEngineModule {}
