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
      help: 'Requests to the game engine and to agents, by how they ended; those to an engine by its name.',
      labelNames: ['service', 'outcome', 'engine'],
    });
  }

  measured(service: MeasuredService, outcome: ExchangeOutcome, seconds: number, engine?: string): void {
    this.exchanges.observe({ service, outcome, ...(engine !== undefined && { engine }) }, seconds);
  }
}
