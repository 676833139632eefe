import { Injectable } from '@nestjs/common';
import { ExchangeMeter, type ExchangeOutcome, type MeasuredService } from '../http-client/index.js';
import { Metrics } from './registry.js';

/** What engine and agents take to answer. */
@Injectable()
export class ExchangeMetrics extends ExchangeMeter {
  private readonly exchanges;

  constructor(metrics: Metrics) {
    super();
    this.exchanges = metrics.histogram({
      name: 'exchange_seconds',
      help: 'Requests to the game engine and to agents, by how they ended.',
      labelNames: ['service', 'outcome'],
    });
  }

  measured(service: MeasuredService, outcome: ExchangeOutcome, seconds: number): void {
    this.exchanges.observe({ service, outcome }, seconds);
  }
}
