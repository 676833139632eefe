import type { Environment } from '#libs/service';
import { parseUrl } from '#libs/service';
import { headersIn } from './key-values.js';
import { type SamplerSettings, samplerIn } from './sampler-settings.js';
import { resourceAttributesIn } from './resource-attributes.js';

/** How long it may take to send one batch. Milliseconds. */
const TIMEOUT = { min: 1, max: 60_000 };

/** OTLP over HTTP: where a collector listens that runs beside us. */
const LOCAL = 'http://localhost:4318';

/** Where spans are sent, and which. */
export interface TraceSettings {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly compression: 'none' | 'gzip';
  readonly timeoutMs: number;
  readonly sampler: SamplerSettings;
  /** Of the program, beside what it knows itself: `service.name` among them, where one was set. */
  readonly resource: Readonly<Record<string, string>>;
  readonly batch: BatchSettings;
}

/** Spans that wait: further ones are dropped. */
export interface BatchSettings {
  readonly maxWaiting: number;
  readonly maxSize: number;
  readonly delayMs: number;
}

export interface TraceConfig {
  /** Undefined: nothing is traced. */
  readonly settings: TraceSettings | undefined;
  /** What is ignored, because OpenTelemetry wants it ignored with a warning. */
  readonly warnings: readonly string[];
}

/** Each may be given as a file: `X_FILE` in place of `X`. */
export const TRACE_SECRETS = ['OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_EXPORTER_OTLP_TRACES_HEADERS'];

/**
 * The variables of OpenTelemetry. Spans are sent where one of them names an exporter, and nothing else of them is read
 * where none does.
 */
export function traceConfigIn(env: Environment): TraceConfig {
  const warnings: string[] = [];
  const warn = (sentence: string): void => void warnings.push(sentence);
  if (!isOn(env, warn)) return { settings: undefined, warnings };
  refuseOtherProtocols(env);
  const maxWaiting = env.integer('OTEL_BSP_MAX_QUEUE_SIZE', 2_048, { min: 1, max: 65_536 });
  const settings = {
    url: endpointIn(env),
    headers: headersIn(env, ofTraces(env, 'HEADERS')),
    compression: env.oneOf(ofTraces(env, 'COMPRESSION'), ['none', 'gzip'] as const, 'none'),
    timeoutMs: env.integer(ofTraces(env, 'TIMEOUT'), 10_000, TIMEOUT),
    sampler: samplerIn(env, warn),
    resource: resourceAttributesIn(env, warn),
    batch: {
      maxWaiting,
      maxSize: Math.min(maxWaiting, env.integer('OTEL_BSP_MAX_EXPORT_BATCH_SIZE', 512, { min: 1, max: 65_536 })),
      delayMs: env.integer('OTEL_BSP_SCHEDULE_DELAY', 5_000, { min: 1, max: 60_000 }),
    },
  };
  return { settings, warnings };
}

function isOn(env: Environment, warn: (sentence: string) => void): boolean {
  const disabled = env.optionalText('OTEL_SDK_DISABLED')?.toLowerCase() ?? 'false';
  if (disabled === 'true') return false;
  if (disabled !== 'false') warn('OTEL_SDK_DISABLED is neither true nor false, and counts as false');
  const isNamed = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'].some((name) => env.isSet(name));
  const exporter = env.optionalText('OTEL_TRACES_EXPORTER');
  if (exporter === undefined) return isNamed;
  if (exporter !== 'otlp' && exporter !== 'none') {
    warn('OTEL_TRACES_EXPORTER may be otlp or none, and is ignored');
    return isNamed;
  }
  return exporter === 'otlp';
}

/** The variable of traces alone, where it is set, before that of everything. */
function ofTraces(env: Environment, setting: string): string {
  const own = `OTEL_EXPORTER_OTLP_TRACES_${setting}`;
  return env.isSet(own) ? own : `OTEL_EXPORTER_OTLP_${setting}`;
}

/** The address for traces is used as it is; below the one for everything they have a path of their own. */
function endpointIn(env: Environment): string {
  const own = env.optionalUrl('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', ['http', 'https']);
  if (env.isSet('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT')) return own ?? LOCAL;
  const url = parseUrl(env.url('OTEL_EXPORTER_OTLP_ENDPOINT', LOCAL));
  if (url === undefined) return LOCAL;
  url.pathname = `${url.pathname.replace(/\/$/, '')}/v1/traces`;
  return url.href;
}

/** A collector has another port for gRPC: to go on with HTTP would send every span into nothing. */
function refuseOtherProtocols(env: Environment): void {
  const name = ofTraces(env, 'PROTOCOL');
  const protocol = env.optionalText(name) ?? 'http/protobuf';
  env.refuseIf(
    protocol !== 'http/protobuf',
    `${name} must be http/protobuf, with the port that the collector has for it, usually 4318`,
  );
}
