import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import { cut } from '#libs/service';
import type { DroppedSpans } from './dropped-spans.js';

/** Characters of the reason for which a batch was not taken. */
const MAX_CAUSE = 200;

/**
 * An exporter that answers once for each batch, and in time: one that sends over HTTP waits for ever for an answer that
 * comes byte by byte.
 */
export class BoundedExporter implements SpanExporter {
  private takenSpans = 0;

  constructor(
    private readonly exporter: SpanExporter,
    private readonly timeoutMs: number,
    private readonly dropped: DroppedSpans,
  ) {}

  /** Spans that do not wait any more. */
  get taken(): number {
    return this.takenSpans;
  }

  export(spans: ReadableSpan[], answer: (result: ExportResult) => void): void {
    this.takenSpans += spans.length;
    let isAnswered = false;
    const once = (result: ExportResult): void => {
      if (isAnswered) return;
      isAnswered = true;
      clearTimeout(timer);
      if (result.code === ExportResultCode.SUCCESS) this.dropped.arrived();
      else this.dropped.drop('export_failed', spans.length, causeOf(result.error));
      // What a failure means is decided here: the batch is gone, and the next one is tried.
      answer({ code: ExportResultCode.SUCCESS });
    };
    const timer = setTimeout(
      () => once({ code: ExportResultCode.FAILED, error: new Error('timeout') }),
      this.timeoutMs,
    );
    timer.unref();
    this.exporter.export(spans, once);
  }

  async forceFlush(): Promise<void> {
    await this.exporter.forceFlush?.();
  }

  async shutdown(): Promise<void> {
    await this.exporter.shutdown();
  }
}

/** Codes and statuses, not what the collector answered. */
function causeOf(error: Error | undefined): string {
  if (error === undefined) return 'unknown';
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : undefined;
  return cut(String(code ?? error.message), MAX_CAUSE);
}
