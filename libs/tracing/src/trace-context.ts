/** A place in a trace as it travels between programs: the headers of W3C Trace Context. */
export interface TraceHeaders {
  readonly traceparent: string;
  readonly tracestate?: string;
}

/** What stands on the lines of a log that belong to a span. */
export interface TraceFields {
  readonly trace_id: string;
  readonly span_id: string;
}

/** https://www.w3.org/TR/trace-context/#traceparent-header; later versions may have more behind it. */
const TRACEPARENT = /^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-[\da-f]{2}(?:-.{0,200})?$/;

/** The place that a `traceparent` names; undefined where it is none. */
export function traceFieldsOf(traceparent: unknown): TraceFields | undefined {
  const match = typeof traceparent === 'string' ? TRACEPARENT.exec(traceparent) : null;
  const [, trace_id, span_id] = match ?? [];
  return trace_id === undefined || span_id === undefined ? undefined : { trace_id, span_id };
}
