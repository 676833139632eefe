import { Module } from '@nestjs/common';
import { Log } from '#libs/service';
import { OrchestratorConfig } from '../config.js';
import { RedisConnections, RedisModule } from '../redis/index.js';
import { NamedTimers } from '../timers/index.js';
import { GameDispatcher } from '../games/ports/index.js';
import { JobMeter } from './job-meter.js';
import { LocalGameDispatcher } from './local-game-dispatcher.js';

/** Who runs which game: this process all of them, or one of many where a Redis is configured. */
@Module({
  imports: [RedisModule],
  providers: [
    {
      provide: GameDispatcher,
      inject: [OrchestratorConfig, RedisConnections, Log, NamedTimers, { token: JobMeter, optional: true }],
      useFactory: async (
        { roles }: OrchestratorConfig,
        redis: RedisConnections | null,
        log: Log,
        timers: NamedTimers,
        meter?: JobMeter,
      ): Promise<GameDispatcher> => {
        if (redis === null) return new LocalGameDispatcher();
        // BullMQ takes half a second to load.
        const { BullMqGameDispatcher } = await import('./bullmq/bullmq-game-dispatcher.js');
        return new BullMqGameDispatcher(redis, log, timers, { runsGames: roles.includes('loop'), meter });
      },
    },
  ],
  exports: [GameDispatcher],
})
export class DispatchModule {}
