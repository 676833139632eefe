import { Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { NamedTimers } from './named-timers.js';

/** The scheduler, for `@Interval` in every module, and {@link NamedTimers}. */
@Global()
@Module({ imports: [ScheduleModule.forRoot()], providers: [NamedTimers], exports: [NamedTimers] })
export class TimersModule {}
