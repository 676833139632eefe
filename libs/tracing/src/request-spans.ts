import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { traceFieldsOf } from './trace-context.js';
import type { Span, Tracer } from './tracer.js';

const spans = new WeakMap<IncomingMessage, Span>();

/** The span of a request that is being answered, where requests are traced. */
export function spanOf(request: IncomingMessage): Span | undefined {
  return spans.get(request);
}

/** The fields on the lines of a request; where it is not traced here, those of the trace that it came with. */
export function requestTraceOf(request: IncomingMessage): Readonly<Record<string, string>> | undefined {
  const span = spans.get(request);
  if (span !== undefined) return { ...span.logFields };
  const given = traceFieldsOf(request.headers['traceparent']);
  return given && { trace_id: given.trace_id };
}

/** A span for each request to one of these routes, from its headers to the end of its answer; it goes on with the trace of its client. */
export function traceRequests(fastify: FastifyInstance, tracer: Tracer, isTraced: (route: string) => boolean): void {
  fastify.addHook('onRequest', async (request) => {
    const route = request.routeOptions.url;
    if (route === undefined || !isTraced(route)) return;
    spans.set(request.raw, begin(tracer, request, route));
  });
  fastify.addHook('onResponse', async ({ raw }, { statusCode }) => {
    const span = spans.get(raw);
    if (span === undefined) return;
    span.set({ 'http.response.status_code': statusCode });
    if (statusCode >= 500) span.fail(String(statusCode));
    span.end();
  });
}

function begin(tracer: Tracer, { method, headers }: FastifyRequest, route: string): Span {
  const { traceparent, tracestate } = headers;
  return tracer.begin({
    name: `${method} ${route}`,
    kind: 'server',
    attributes: { 'http.request.method': method, 'http.route': route },
    ...(typeof traceparent === 'string' && {
      parent: { traceparent, ...(typeof tracestate === 'string' && { tracestate }) },
    }),
  });
}
