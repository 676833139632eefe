import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { CompressionAlgorithm } from '@opentelemetry/otlp-exporter-base';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { resultWithin } from '#libs/service';
import type { OpenTracer, TraceOptions } from '../trace-options.js';
import type { SamplerSettings } from '../sampler-settings.js';
import { BoundedBatches } from './bounded-batches.js';
import { BoundedExporter } from './bounded-exporter.js';
import { DroppedSpans } from './dropped-spans.js';
import { OtelTracer } from './otel-tracer.js';

/** How long the last spans may take to be sent when the program ends, in milliseconds: it has ten seconds for all. */
const MAX_CLOSE_MS = 2_000;

/** Batches that are being sent at a time: at the end all that wait are, with a usual setting. */
const MAX_CONCURRENT = 16;

/** An export gives up by itself at its timeout; this much later it is given up. Milliseconds. */
const GRACE_MS = 500;

const LIMITS = { attributeValueLengthLimit: 200, attributeCountLimit: 32, linkCountLimit: 8 };

export function openOtel({ settings, program, log, onDropped }: TraceOptions): OpenTracer {
  const { url, headers, compression, timeoutMs, batch } = settings;
  const dropped = new DroppedSpans(log, onDropped);
  const overHttp = new OTLPTraceExporter({
    url,
    headers: { ...headers },
    timeoutMillis: timeoutMs,
    concurrencyLimit: MAX_CONCURRENT,
    ...(compression === 'gzip' && { compression: CompressionAlgorithm.GZIP }),
  });
  const exporter = new BoundedExporter(overHttp, timeoutMs + GRACE_MS, dropped);
  const provider = new TracerProvider({
    resource: defaultResource().merge(resourceFromAttributes(resourceOf(program, settings.resource))),
    sampler: samplerOf(settings.sampler),
    spanLimits: LIMITS,
    spanProcessors: [new BoundedBatches(exporter, batch, dropped, timeoutMs + 2 * GRACE_MS)],
  });
  return {
    tracer: new OtelTracer(provider.getTracer(program.name, program.version)),
    close: async () => {
      try {
        const isDone = await resultWithin(
          MAX_CLOSE_MS,
          provider.shutdown().then(() => true),
        );
        if (isDone !== true) log.warn('the last spans could not be sent in time', { ms: MAX_CLOSE_MS });
      } catch (error) {
        log.warn('the last spans could not be sent', { err: error });
      }
    },
  };
}

function resourceOf(
  { name, version, instance }: TraceOptions['program'],
  attributes: Readonly<Record<string, string>>,
): Record<string, string> {
  return { 'service.name': name, 'service.version': version, 'service.instance.id': instance, ...attributes };
}

function samplerOf({ ratio, isParentBased }: SamplerSettings): Sampler {
  const root = ratio === 1 ? new AlwaysOnSampler() : new TraceIdRatioBasedSampler(ratio);
  return isParentBased ? new ParentBasedSampler({ root }) : root;
}
