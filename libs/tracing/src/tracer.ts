import type { TraceFields, TraceHeaders } from './trace-context.js';

/** What a span does to its caller: `server` answers a request, `client` sends one, `consumer` receives a message. */
export type SpanKind = 'internal' | 'server' | 'client' | 'consumer';

/** Never what people or models wrote, nor keys, nor addresses with more than host and port. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** How the first span of this process in a trace begins. */
export interface SpanStart {
  /** The same for all spans of a sort: no ids in it. */
  readonly name: string;
  readonly kind?: SpanKind;
  readonly attributes?: SpanAttributes;
  /** The trace that it goes on with; one that makes no sense begins a new one. */
  readonly parent?: Partial<TraceHeaders> | undefined;
  /** The `traceparent` of earlier work that led to this: a link to it, in a trace of its own. */
  readonly follows?: string | undefined;
}

/** A piece of work under way. It is passed on by hand, with what it belongs to. None of its methods throws. */
export abstract class Span {
  /** For requests and messages that it leads to. */
  abstract readonly headers: TraceHeaders;
  abstract readonly logFields: TraceFields;
  abstract child(name: string, kind?: SpanKind, attributes?: SpanAttributes): Span;
  /** A later value replaces an earlier one of the same name. */
  abstract set(attributes: SpanAttributes): void;
  /** `errorType`: a word of a known few, not the message of an error. */
  abstract fail(errorType: string): void;
  abstract end(): void;
}

/** Where spans are made. Where nothing is traced there is none, and so no spans either. */
export abstract class Tracer {
  abstract begin(start: SpanStart): Span;
}

/** Ends the span, if there is one, with this work: it fails where the work does. */
export function during<T>(span: Span | undefined, work: Promise<T>): Promise<T> {
  return span === undefined ? work : spanning(span, work);
}

async function spanning<T>(span: Span, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    span.fail(errorTypeOf(error));
    throw error;
  } finally {
    span.end();
  }
}

/** An error's class, and its kind where it has one. */
function errorTypeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'kind' in error && typeof error.kind === 'string' ? `${error.name}.${error.kind}` : error.name;
}
