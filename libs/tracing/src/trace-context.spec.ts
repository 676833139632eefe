import { describe, expect, it } from '@jest/globals';
import { traceFieldsOf } from './trace-context.js';

const [TRACE, SPAN] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];

describe('a traceparent', () => {
  it.each([`00-${TRACE}-${SPAN}-00`, `00-${TRACE}-${SPAN}-01`, `cc-${TRACE}-${SPAN}-01-what-comes-later`])(
    '%j names a trace and a span',
    (traceparent) => {
      expect(traceFieldsOf(traceparent)).toEqual({ trace_id: TRACE, span_id: SPAN });
    },
  );

  it.each([
    undefined,
    '',
    7,
    [`00-${TRACE}-${SPAN}-01`],
    `ff-${TRACE}-${SPAN}-01`,
    `00-${'0'.repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}-01\n{"level":60}`,
    `00-${TRACE}-${SPAN}`,
    `cc-${TRACE}-${SPAN}-01-${'x'.repeat(201)}`,
  ])('%j is none', (traceparent) => {
    expect(traceFieldsOf(traceparent)).toBeUndefined();
  });
});
