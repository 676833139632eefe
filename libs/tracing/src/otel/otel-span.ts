import {
  type Attributes,
  type Context,
  type Span as ApiSpan,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import type { TraceFields, TraceHeaders } from '../trace-context.js';
import { Span, type SpanAttributes, type SpanKind } from '../tracer.js';
import { KINDS } from './kinds.js';

/**
 * A span of OpenTelemetry. Its place is in the object alone: nothing is looked up in a context of the call. The clock is that
 * of the whole tree: OpenTelemetry sets each span's by the milliseconds at its start, so that a part could end after the whole.
 */
export class OtelSpan extends Span {
  constructor(
    private readonly tracer: Tracer,
    private readonly span: ApiSpan,
    private readonly context: Context,
    private readonly clock: SpanClock,
  ) {
    super();
  }

  get headers(): TraceHeaders {
    const { traceId, spanId, traceFlags, traceState } = this.span.spanContext();
    const state = traceState?.serialize() ?? '';
    const flags = traceFlags.toString(16).padStart(2, '0');
    return { traceparent: `00-${traceId}-${spanId}-${flags}`, ...(state !== '' && { tracestate: state }) };
  }

  get logFields(): TraceFields {
    const { traceId, spanId } = this.span.spanContext();
    return { trace_id: traceId, span_id: spanId };
  }

  child(name: string, kind: SpanKind = 'internal', attributes: SpanAttributes = {}): Span {
    const context = trace.setSpan(this.context, this.span);
    const options = { kind: KINDS[kind], attributes: known(attributes), startTime: this.clock.now() };
    return new OtelSpan(this.tracer, this.tracer.startSpan(name, options, context), this.context, this.clock);
  }

  set(attributes: SpanAttributes): void {
    this.span.setAttributes(known(attributes));
  }

  fail(errorType: string): void {
    this.span.setAttribute('error.type', errorType);
    this.span.setStatus({ code: SpanStatusCode.ERROR });
  }

  end(): void {
    this.span.end(this.clock.now());
  }
}

/** Milliseconds since 1970, set once and never back. */
export class SpanClock {
  private readonly offset = Date.now() - performance.now();

  now(): number {
    return this.offset + performance.now();
  }
}

/** Without those that have no value. */
export function known(attributes: SpanAttributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}
