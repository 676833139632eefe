import { Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { DependenciesModule } from '../dependencies.module.js';
import { DispatchModule, GameDispatcher } from '../dispatch/index.js';
import { StoreModule } from '../store/index.js';
import { Clock } from './clock.js';
import { ControlLimiter } from './control-limiter.js';
import { DecisionMaker } from './decision-maker.js';
import { isGameSession } from './domain/session.js';
import { EngineCleanup } from './engine-cleanup.js';
import { EngineWatch } from './engine-watch.js';
import { EventBus } from './event-bus.js';
import { GameControl } from './game-control.js';
import { GameCreator } from './game-creator.js';
import { GameLedger } from './game-ledger.js';
import { GameLoopService } from './game-loop.service.js';
import { GameOpener } from './game-opener.js';
import { GamePace } from './game-pace.js';
import { GameQueries } from './game-queries.js';
import { GameRecovery } from './game-recovery.js';
import { GameRetention } from './game-retention.js';
import { GameWait } from './game-wait.js';
import { LoopTimer } from './loop-timer.js';
import { GameEventListeners } from './on-game-event.js';
import { SituationReader } from './situation-reader.js';
import { StepTrouble } from './step-trouble.js';
import { TurnRunner } from './turn-runner.js';

export const GAME_PROVIDERS = [
  Clock,
  EventBus,
  GameEventListeners,
  GameLedger,
  GameWait,
  ControlLimiter,
  GameOpener,
  GameCreator,
  GameControl,
  GameQueries,
  GameLoopService,
  GameRecovery,
  GameRetention,
  GamePace,
  LoopTimer,
  TurnRunner,
  SituationReader,
  DecisionMaker,
  StepTrouble,
  EngineWatch,
  EngineCleanup,
];

/** Games: their life, their loop, and what happens in them. */
@Module({
  imports: [
    ScheduleModule.forRoot(),
    DiscoveryModule,
    DependenciesModule,
    StoreModule.keeping(isGameSession),
    DispatchModule,
  ],
  providers: GAME_PROVIDERS,
  exports: [EventBus, GameControl, GameCreator, GameQueries],
})
export class GamesModule implements OnModuleInit {
  constructor(
    private readonly dispatcher: GameDispatcher,
    private readonly loop: GameLoopService,
  ) {}

  onModuleInit(): void {
    this.dispatcher.serve(this.loop);
  }
}
