import { TraceFlags } from '@opentelemetry/api';
import { BatchSpanProcessor, type ReadableSpan, type Span, type SpanProcessor } from '@opentelemetry/sdk-trace';
import type { BatchSettings } from '../settings.js';
import type { BoundedExporter } from './bounded-exporter.js';
import type { DroppedSpans } from './dropped-spans.js';

/** The batches of OpenTelemetry, whose own limit drops spans without a word: this one counts them. */
export class BoundedBatches implements SpanProcessor {
  private readonly batches: BatchSpanProcessor;
  private ended = 0;

  constructor(
    private readonly exporter: BoundedExporter,
    private readonly settings: BatchSettings,
    private readonly dropped: DroppedSpans,
    exportTimeoutMs: number,
  ) {
    const { maxWaiting: maxQueueSize, maxSize: maxExportBatchSize, delayMs: scheduledDelayMillis } = settings;
    const limits = { maxQueueSize, maxExportBatchSize, scheduledDelayMillis, exportTimeoutMillis: exportTimeoutMs };
    this.batches = new BatchSpanProcessor({ exporter, ...limits });
  }

  onStart(_span: Span): void {
    // Spans count when they end.
  }

  onEnd(span: ReadableSpan): void {
    if ((span.spanContext().traceFlags & TraceFlags.SAMPLED) === 0) return;
    if (this.ended - this.exporter.taken >= this.settings.maxWaiting) {
      this.dropped.drop('queue_full', 1, `${this.settings.maxWaiting} are waiting`);
      return;
    }
    this.ended += 1;
    this.batches.onEnd(span);
  }

  forceFlush(): Promise<void> {
    return this.batches.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.batches.shutdown();
  }
}
