import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { Clock } from '#libs/service';
import { AboutController } from './about.controller.js';
import { FinishedGames } from './games/finished-games.js';
import { GamesController } from './games/games.controller.js';
import { GamesService } from './games/games.service.js';
import { HourlySweep } from './games/hourly-sweep.js';
import { LiveGames } from './games/live-games.js';
import { NewGameDefaults } from './games/new-game-defaults.js';
import { RetentionPeriod } from './games/retention-period.js';
import { HealthController } from './health.controller.js';
import { GameStore } from './store/index.js';

@Module({
  imports: [ScheduleModule.forRoot()],
  controllers: [AboutController, GamesController, HealthController],
  providers: [
    Clock,
    { provide: FinishedGames, inject: [Clock], useFactory: (clock: Clock) => new FinishedGames(clock) },
    GamesService,
    HourlySweep,
    LiveGames,
  ],
})
export class GameEngineModule {
  /** The engine over games that are kept there, and for so long. */
  static forRoot(
    store: GameStore,
    { retention, defaults }: { readonly retention: RetentionPeriod; readonly defaults: NewGameDefaults },
  ): DynamicModule {
    return {
      module: GameEngineModule,
      providers: [
        { provide: GameStore, useValue: store },
        { provide: RetentionPeriod, useValue: retention },
        { provide: NewGameDefaults, useValue: defaults },
      ],
    };
  }
}
