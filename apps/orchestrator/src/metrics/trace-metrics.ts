import { Injectable } from '@nestjs/common';
import { DROP_REASONS, type DropReason, TraceMeter } from '#libs/tracing';
import { Metrics } from './registry.js';

/** Spans that no collector got. */
@Injectable()
export class TraceMetrics extends TraceMeter {
  private readonly spans;

  constructor(metrics: Metrics) {
    super();
    this.spans = metrics.counter({
      name: 'spans_dropped_total',
      help: 'Spans that did not reach the collector: too many waited, or their batch could not be sent.',
      labelNames: ['reason'],
    });
    // Counted from 0 on, so that Prometheus sees the first one.
    for (const reason of DROP_REASONS) this.spans.inc({ reason }, 0);
  }

  dropped(reason: DropReason, spans: number): void {
    this.spans.inc({ reason }, spans);
  }
}
