import { Global, Module } from '@nestjs/common';
import { Clock } from '#libs/service';
import { TraceMeter } from '#libs/tracing';
import { DeliveryMeter, TransportModule } from '../gateway/index.js';
import { GamesModule, LoopMeter } from '../games/index.js';
import { LimitMeter } from '../access/index.js';
import { ExchangeRecord, LimitRecord, LoopRecord } from '../console/index.js';
import { JobMeter } from '../dispatch/index.js';
import { ExchangeMeter } from '../http-client/index.js';
import { RedisModule } from '../redis/index.js';
import { TournamentMeter } from '../tournaments/index.js';
import { WebhookMeter } from '../webhooks/index.js';
import { DeliveryMetrics } from './delivery-metrics.js';
import { ExchangeMetrics } from './exchange-metrics.js';
import { GameMetrics } from './game-metrics.js';
import { JobMetrics } from './job-metrics.js';
import { LimitMetrics } from './limit-metrics.js';
import { LoopMetrics } from './loop-metrics.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsPort } from './metrics-port.js';
import { ProcessMetrics } from './process-metrics.js';
import { Metrics } from './registry.js';
import { TournamentMetrics } from './tournament-metrics.js';
import { TraceMetrics } from './trace-metrics.js';
import { WebhookMetrics } from './webhook-metrics.js';

/** What is kept of it for the console. */
const RECORDS = [Clock, ExchangeRecord, LoopRecord, LimitRecord];

/** What other modules report to, each through a meter of its own: global, so that none of them knows of metrics. */
@Global()
@Module({
  providers: [
    Metrics,
    ...RECORDS,
    ExchangeMetrics,
    LoopMetrics,
    LimitMetrics,
    {
      provide: ExchangeMeter,
      inject: [ExchangeMetrics, ExchangeRecord],
      useFactory: (...meters: readonly ExchangeMeter[]): ExchangeMeter => ({
        measured: (...exchange) => meters.forEach((meter) => meter.measured(...exchange)),
      }),
    },
    { provide: DeliveryMeter, useClass: DeliveryMetrics },
    { provide: WebhookMeter, useClass: WebhookMetrics },
    {
      provide: LoopMeter,
      inject: [LoopMetrics, LoopRecord],
      useFactory: (...meters: readonly LoopMeter[]): LoopMeter => ({
        runs: (games) => meters.forEach((meter) => meter.runs(games)),
        stepped: (...step) => meters.forEach((meter) => meter.stepped(...step)),
      }),
    },
    {
      provide: LimitMeter,
      inject: [LimitMetrics, LimitRecord],
      useFactory: (...meters: readonly LimitMeter[]): LimitMeter => ({
        reached: (...refused) => meters.forEach((meter) => meter.reached(...refused)),
      }),
    },
    { provide: JobMeter, useClass: JobMetrics },
    { provide: TournamentMeter, useClass: TournamentMetrics },
    { provide: TraceMeter, useClass: TraceMetrics },
  ],
  exports: [
    ...RECORDS,
    Metrics,
    ExchangeMeter,
    DeliveryMeter,
    WebhookMeter,
    LoopMeter,
    LimitMeter,
    JobMeter,
    TournamentMeter,
    TraceMeter,
  ],
})
class MetersModule {}

/** Metrics for Prometheus. */
@Module({
  imports: [MetersModule, GamesModule, RedisModule, TransportModule],
  controllers: [MetricsController],
  providers: [GameMetrics, ProcessMetrics, MetricsPort],
})
export class MetricsModule {}
