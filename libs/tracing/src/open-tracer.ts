import type { OpenTracer, TraceOptions } from './trace-options.js';

/** OpenTelemetry is loaded where something is traced, and nowhere else. */
export async function openTracer(options: TraceOptions): Promise<OpenTracer> {
  const { openOtel } = await import('./otel/open-otel.js');
  return openOtel(options);
}
