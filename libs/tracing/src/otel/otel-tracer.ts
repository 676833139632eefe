import {
  type Context,
  defaultTextMapGetter,
  type Link,
  ROOT_CONTEXT,
  trace,
  TraceFlags,
  type Tracer as ApiTracer,
} from '@opentelemetry/api';
import { parseTraceParent, W3CTraceContextPropagator } from '@opentelemetry/core';
import { type Span, type SpanStart, Tracer } from '../tracer.js';
import { KINDS } from './kinds.js';
import { known, OtelSpan, SpanClock } from './otel-span.js';

const PROPAGATOR = new W3CTraceContextPropagator();

export class OtelTracer extends Tracer {
  constructor(private readonly tracer: ApiTracer) {
    super();
  }

  begin({ name, kind = 'internal', attributes = {}, parent, follows }: SpanStart): Span {
    const context: Context = PROPAGATOR.extract(ROOT_CONTEXT, parent ?? {}, defaultTextMapGetter);
    const clock = new SpanClock();
    const described = { kind: KINDS[kind], attributes: known(attributes), links: linksTo(follows) };
    const span = this.tracer.startSpan(name, { ...described, startTime: clock.now() }, context);
    return new OtelSpan(this.tracer, span, ROOT_CONTEXT, clock);
  }
}

/** Nothing leads to a span that was not recorded. */
function linksTo(traceparent: string | undefined): Link[] {
  const context = traceparent === undefined ? null : parseTraceParent(traceparent);
  if (context === null || !trace.isSpanContextValid(context)) return [];
  return (context.traceFlags & TraceFlags.SAMPLED) === 0 ? [] : [{ context: { ...context, isRemote: true } }];
}
