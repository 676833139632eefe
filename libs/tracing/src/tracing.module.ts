import { hostname } from 'node:os';
import { type DynamicModule, Global, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Log, PROGRAM_VERSION } from '#libs/service';
import { openTracer } from './open-tracer.js';
import { traceRequests } from './request-spans.js';
import type { TraceConfig } from './settings.js';
import { TraceMeter } from './trace-meter.js';
import type { OpenTracer } from './trace-options.js';
import { Tracer } from './tracer.js';

interface Traced {
  readonly config: TraceConfig;
  /** The service's name, where `OTEL_SERVICE_NAME` sets no other. */
  readonly name: string;
  /** Routes whose requests have spans. */
  readonly routes: RegExp;
}

const ROUTES = Symbol('routes');
const OPEN_TRACER = Symbol('OpenTracer');

/**
 * Provides {@link Tracer} to every module of a service, or undefined where nothing is traced. What is left of its spans is
 * sent when everything else has ended.
 */
@Global()
@Module({})
export class TracingModule {
  /** A service's module beside this one. */
  static around(module: DynamicModule, traced: Traced): DynamicModule {
    class TracedServiceModule {}
    return { module: TracedServiceModule, imports: [TracingModule.of(traced), module] };
  }

  static of({ config, name, routes }: Traced): DynamicModule {
    return {
      module: TracingModule,
      providers: [
        {
          provide: OPEN_TRACER,
          inject: [Log, { token: TraceMeter, optional: true }],
          useFactory: async (log: Log, meter?: TraceMeter) => opened(config, name, log, meter),
        },
        { provide: Tracer, inject: [OPEN_TRACER], useFactory: (open?: OpenTracer) => open?.tracer },
        { provide: ROUTES, useValue: routes },
        {
          provide: TracedService,
          inject: [HttpAdapterHost, ROUTES, { token: OPEN_TRACER, optional: true }],
          useFactory: (host: HttpAdapterHost<FastifyAdapter>, traced: RegExp, open?: OpenTracer) =>
            new TracedService(host, traced, open),
        },
      ],
      exports: [Tracer],
    };
  }
}

async function opened(
  { settings, warnings }: TraceConfig,
  name: string,
  log: Log,
  meter: TraceMeter | undefined,
): Promise<OpenTracer | undefined> {
  for (const warning of warnings) log.warn(warning);
  if (settings === undefined) return undefined;
  const program = { name, version: PROGRAM_VERSION, instance: `${hostname()}:${process.pid}` };
  const onDropped = meter && ((...what: Parameters<TraceMeter['dropped']>) => meter.dropped(...what));
  return openTracer({ settings, program, log, ...(onDropped && { onDropped }) });
}

/** Spans of requests, and the end of all spans. */
class TracedService implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly routes: RegExp,
    private readonly open: OpenTracer | undefined,
  ) {}

  onModuleInit(): void {
    if (this.open === undefined) return;
    const fastify = this.host.httpAdapter.getInstance();
    traceRequests(fastify, this.open.tracer, (route) => this.routes.test(route));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.open?.close();
  }
}
