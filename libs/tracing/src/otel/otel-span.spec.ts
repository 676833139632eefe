import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { hrTimeToMilliseconds } from '@opentelemetry/core';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { OtelTracer } from './otel-tracer.js';

afterEach(() => {
  jest.restoreAllMocks();
});

describe('the parts of a span', () => {
  it.each([
    ['back', -5_000],
    ['on', 5_000],
  ])('lie within it, also where the clock of the machine is set %s in the middle', async (_, changeMs) => {
    const exporter = new InMemorySpanExporter();
    const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
    const whole = new OtelTracer(provider.getTracer('test')).begin({ name: 'whole' });
    const changed = Date.now() + changeMs;
    jest.spyOn(Date, 'now').mockReturnValue(changed);
    const part = whole.child('part');
    part.child('part of a part').end();
    part.end();
    whole.end();
    await provider.forceFlush();
    const times = exporter.getFinishedSpans().map(({ name, startTime, endTime }) => ({
      name,
      start: hrTimeToMilliseconds(startTime),
      end: hrTimeToMilliseconds(endTime),
    }));
    expect(times.map(({ name }) => name)).toEqual(['part of a part', 'part', 'whole']);
    const starts = times.map(({ start }) => start);
    const ends = times.map(({ end }) => end);
    expect(starts).toEqual(starts.toSorted((a, b) => b - a));
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    await provider.shutdown();
  });
});
