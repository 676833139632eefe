/** Traces: spans that are passed on by hand, and OpenTelemetry behind them where it is configured. */
export { openTracer } from './open-tracer.js';
export { requestTraceOf, spanOf } from './request-spans.js';
export { type TraceConfig, traceConfigIn, TRACE_SECRETS, type TraceSettings } from './settings.js';
export { type TraceFields, traceFieldsOf, type TraceHeaders } from './trace-context.js';
export { TraceMeter } from './trace-meter.js';
export { during, Span, type SpanAttributes, type SpanKind, type SpanStart, Tracer } from './tracer.js';
export { DROP_REASONS, type DropReason, type OpenTracer, type TraceOptions } from './trace-options.js';
export { TracingModule } from './tracing.module.js';
