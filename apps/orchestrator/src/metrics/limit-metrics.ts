import { Injectable } from '@nestjs/common';
import { LimitMeter } from '../access/index.js';
import { Metrics } from './registry.js';

/** What was refused because there was too much of it. */
@Injectable()
export class LimitMetrics extends LimitMeter {
  private readonly limits;

  constructor(metrics: Metrics) {
    super();
    this.limits = metrics.counter({
      name: 'limits_reached_total',
      help: 'Requests, messages and connections that were refused, by limit.',
      labelNames: ['limit'],
    });
  }

  reached(limit: string): void {
    this.limits.inc({ limit });
  }
}
