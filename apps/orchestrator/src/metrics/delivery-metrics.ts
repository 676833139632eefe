import { Injectable } from '@nestjs/common';
import { DeliveryMeter } from '../gateway/index.js';
import { Metrics } from './registry.js';

/** What reaches spectators, and how late. */
@Injectable()
export class DeliveryMetrics extends DeliveryMeter {
  private readonly deliveries;
  private readonly bytes;
  private readonly lag;
  private readonly slow;
  private readonly joins;

  constructor(metrics: Metrics) {
    super();
    this.deliveries = metrics.counter({
      name: 'deliveries_total',
      help: 'Writes to spectators, of a batch of events each.',
    });
    this.bytes = metrics.counter({ name: 'delivered_bytes_total', help: 'Bytes of events written to spectators.' });
    this.lag = metrics.histogram({
      name: 'event_lag_seconds',
      help: 'From the number of an event until it was written to all spectators here.',
    });
    this.slow = metrics.counter({
      name: 'slow_consumers_total',
      help: 'Spectators disconnected because they do not read.',
    });
    this.joins = metrics.counter({
      name: 'joins_total',
      help: 'Spectators that joined a game, for the first time or after an interruption.',
      labelNames: ['kind'],
    });
  }

  delivered(viewers: number, bytes: number, at: number | undefined): void {
    this.deliveries.inc(viewers);
    this.bytes.inc(viewers * bytes);
    if (at !== undefined) this.lag.observe(Math.max(0, Date.now() - at) / 1_000);
  }

  slowConsumer(): void {
    this.slow.inc();
  }

  joined(isReturn: boolean): void {
    this.joins.inc({ kind: isReturn ? 'return' : 'first' });
  }
}
