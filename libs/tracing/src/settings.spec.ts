import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConfig } from '#libs/service';
import { type TraceConfig, traceConfigIn, TRACE_SECRETS } from './settings.js';

const ENDPOINT = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };

function read(variables: Record<string, string>): TraceConfig {
  return readConfig(variables, traceConfigIn, TRACE_SECRETS);
}

describe('traces', () => {
  it.each([
    ['nothing names an exporter', {}],
    ['nothing does, whatever else is wrong', { OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc', OTEL_BSP_MAX_QUEUE_SIZE: 'x' }],
    ['the SDK is disabled', { ...ENDPOINT, OTEL_SDK_DISABLED: 'TRUE' }],
    ['the exporter is none', { ...ENDPOINT, OTEL_TRACES_EXPORTER: 'none' }],
  ])('are off where %s', (_, variables) => {
    expect(read(variables)).toEqual({ settings: undefined, warnings: [] });
  });

  it('are sent to the path for traces below an address, with the defaults of OpenTelemetry', () => {
    expect(read(ENDPOINT)).toEqual({
      settings: {
        url: 'http://collector:4318/v1/traces',
        headers: {},
        compression: 'none',
        timeoutMs: 10_000,
        sampler: { isParentBased: true, ratio: 1 },
        resource: {},
        batch: { maxWaiting: 2_048, maxSize: 512, delayMs: 5_000 },
      },
      warnings: [],
    });
  });

  it.each([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'https://c.example/otlp/' }, 'https://c.example/otlp/v1/traces'],
    [{ ...ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://t.example/in' }, 'http://t.example/in'],
    [{ OTEL_TRACES_EXPORTER: 'otlp' }, 'http://localhost:4318/v1/traces'],
  ])('are sent, by %j, to %s', (variables, url) => {
    expect(read(variables).settings?.url).toBe(url);
  });

  it('have settings of their own before those of everything', () => {
    const { settings } = read({
      ...ENDPOINT,
      OTEL_EXPORTER_OTLP_TIMEOUT: '1',
      OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: '700',
      OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
      OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'authorization=Basic%20abc%3D, x-team = games',
      OTEL_RESOURCE_ATTRIBUTES: 'service.name=other,deployment.environment.name=test%2C1',
      OTEL_SERVICE_NAME: 'arena',
      OTEL_BSP_MAX_QUEUE_SIZE: '10',
    });
    expect(settings).toMatchObject({
      timeoutMs: 700,
      compression: 'gzip',
      headers: { authorization: 'Basic abc=', 'x-team': 'games' },
      resource: { 'service.name': 'arena', 'deployment.environment.name': 'test,1' },
      batch: { maxWaiting: 10, maxSize: 10 },
    });
  });

  it('take headers from a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'headers-'));
    await writeFile(join(folder, 'headers'), 'authorization=Bearer%20t0ken\n');
    const { settings } = read({ ...ENDPOINT, OTEL_EXPORTER_OTLP_HEADERS_FILE: join(folder, 'headers') });
    expect(settings?.headers).toEqual({ authorization: 'Bearer t0ken' });
    await rm(folder, { recursive: true });
  });

  it.each([
    ['always_off', undefined, { isParentBased: false, ratio: 0 }],
    ['traceidratio', '0.25', { isParentBased: false, ratio: 0.25 }],
    ['parentbased_traceidratio', '0', { isParentBased: true, ratio: 0 }],
    ['parentbased_always_off', '0.5', { isParentBased: true, ratio: 0 }],
    ['traceidratio', undefined, { isParentBased: false, ratio: 1 }],
  ])('are sampled as %s with %s', (sampler, argument, expected) => {
    const { settings, warnings } = read({
      ...ENDPOINT,
      OTEL_TRACES_SAMPLER: sampler,
      ...(argument !== undefined && { OTEL_TRACES_SAMPLER_ARG: argument }),
    });
    expect(settings?.sampler).toEqual(expected);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['OTEL_TRACES_SAMPLER', 'sometimes'],
    ['OTEL_TRACES_EXPORTER', 'zipkin'],
    ['OTEL_SDK_DISABLED', 'yes'],
    ['OTEL_RESOURCE_ATTRIBUTES', 'a=%zz'],
  ])('go on without %s where it is %s, with a warning, as OpenTelemetry wants it', (name, value) => {
    const { settings, warnings } = read({ ...ENDPOINT, [name]: value });
    expect(settings).toEqual(read(ENDPOINT).settings);
    expect(warnings).toEqual([expect.stringContaining(name)]);
    expect(warnings.join()).not.toContain(value);
  });

  it('go on with every trace where the part of them is no part, with a warning', () => {
    const wrong = { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '7' };
    const { settings, warnings } = read({ ...ENDPOINT, ...wrong });
    expect(settings?.sampler.ratio).toBe(1);
    expect(warnings).toEqual([expect.stringContaining('OTEL_TRACES_SAMPLER_ARG')]);
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'nonsense'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
    ['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'http/json'],
    ['OTEL_EXPORTER_OTLP_COMPRESSION', 'zstd'],
    ['OTEL_EXPORTER_OTLP_TIMEOUT', 'soon'],
    ['OTEL_EXPORTER_OTLP_TIMEOUT', '0'],
    ['OTEL_BSP_MAX_QUEUE_SIZE', '-1'],
    ['OTEL_BSP_SCHEDULE_DELAY', '1e9'],
  ])('end the start where %s is %s', (name, value) => {
    expect(() => read({ ...ENDPOINT, [name]: value })).toThrow(name);
  });

  it.each(['s3cret', 'a b=s3cret', 'x=s3cret\r\n y: z', 'x=%0d%0as3cret', '=s3cret', 'x=%s3cret'])(
    'end the start where headers are %j, and do not show them',
    (value) => {
      const start = (): unknown => read({ ...ENDPOINT, OTEL_EXPORTER_OTLP_HEADERS: value });
      expect(start).toThrow('OTEL_EXPORTER_OTLP_HEADERS must be');
      expect(start).not.toThrow('s3cret');
    },
  );
});
