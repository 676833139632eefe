import { Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { GameDispatcher } from './ports/index.js';
import { Clock } from '#libs/service';
import { ControlLimiter } from './commands/control-limiter.js';
import { DecideRequests } from './loop/decide-requests.js';
import { DecisionMaker } from './loop/decision-maker.js';
import { EngineCatalogue } from './engines/engine-catalogue.js';
import { GameEngines } from './engines/game-engines.js';
import { EngineCleanup } from './maintenance/engine-cleanup.js';
import { EngineWatch } from './loop/engine-watch.js';
import { EventBus } from './stream/event-bus.js';
import { GameControl } from './commands/game-control.js';
import { GameCreator } from './commands/game-creator.js';
import { GameForker } from './commands/game-forker.js';
import { GameHistories } from './commands/game-history.js';
import { GameLog } from './stream/game-log.js';
import { GameLedger } from './stream/game-ledger.js';
import { GameLoopService } from './loop/game-loop.service.js';
import { GameOpener } from './commands/game-opener.js';
import { GamePace } from './loop/game-pace.js';
import { GamePeeks } from './queries/game-peeks.js';
import { GameQueries } from './queries/game-queries.js';
import { GameSeats } from './commands/game-seats.js';
import { HeldSeats } from './loop/held-seats.js';
import { OpenSeats } from './loop/open-seats.js';
import { GameQuota } from './commands/game-quota.js';
import { GameRecovery } from './maintenance/game-recovery.js';
import { GameRetention } from './maintenance/game-retention.js';
import { GameWait } from './commands/game-wait.js';
import { JobRunners } from './loop/job-runners.js';
import { GameEventListeners } from './stream/on-game-event.js';
import { SituationReader } from './loop/situation-reader.js';
import { StepFailureHandler } from './loop/step-failure-handler.js';
import { TurnRunner } from './loop/turn-runner.js';

export const GAME_PROVIDERS = [
  Clock,
  EventBus,
  GameEventListeners,
  GameLedger,
  GameLog,
  GameWait,
  ControlLimiter,
  GameEngines,
  EngineCatalogue,
  GameQuota,
  GameOpener,
  GameCreator,
  GameHistories,
  GameForker,
  GameControl,
  GameSeats,
  GameQueries,
  GamePeeks,
  GameLoopService,
  JobRunners,
  GameRecovery,
  GameRetention,
  GamePace,
  TurnRunner,
  SituationReader,
  DecideRequests,
  DecisionMaker,
  HeldSeats,
  OpenSeats,
  StepFailureHandler,
  EngineWatch,
  EngineCleanup,
];

/** Games: their life, their loop, and what happens in them. The module PortsModule provides the ports. */
@Module({
  imports: [DiscoveryModule],
  providers: GAME_PROVIDERS,
  exports: [
    EngineCatalogue,
    EventBus,
    GameControl,
    GameCreator,
    GameEngines,
    GameForker,
    GameOpener,
    GamePeeks,
    GameQueries,
    GameSeats,
    JobRunners,
  ],
})
export class GamesModule implements OnModuleInit {
  constructor(
    private readonly dispatcher: GameDispatcher,
    private readonly loop: GameLoopService,
    private readonly jobs: JobRunners,
  ) {}

  onModuleInit(): void {
    this.dispatcher.serve(this.jobs.beside(this.loop));
  }
}
