import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DynamicModule, Global, HttpStatus, type INestApplication, Module, type Type } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { parse } from 'secure-json-parse';
import { DtoPipe } from './dto.pipe.js';
import { readEnvironment } from './environment.js';
import { isLocalHostName, type KnowsHost, refuseUnknownHosts } from './known-host.js';
import { Log, type LogLevel, NestLog, PinoLog } from './log.js';
import { answerParserError, answerUnreadable } from './parser-errors.js';
import { ProblemException, problemOf } from './problem.js';
import { ProblemFilter, sendProblem } from './problem.filter.js';
import { logRequests, requestIdOf, type TraceOf } from './request-log.js';
import { closeAfterEarlyAnswers, limitBodies } from './request-limits.js';
import { WebRequest } from './upgrades.js';
import { PROGRAM_VERSION } from './version.js';

/** Bytes of a body, where neither its route nor the service sets another limit. */
const BODY_LIMIT = 16_384;

/** How long a request may take to arrive, from its first byte to the last of its body, and its headers alone. Milliseconds. */
const REQUEST_MS = 30_000;
const HEADERS_MS = 10_000;

/** How often Node looks for requests that take longer. Milliseconds. */
const LOOK_MS = 1_000;

/** A service that listens. */
export interface RunningService {
  /** Where it is reached from this machine, without a trailing slash. */
  readonly url: string;
  /** Stops listening, finishes what is in flight, frees everything. Closing twice is not an error. */
  close(): Promise<void>;
}

export interface ServeOptions {
  /** The name on its log lines. */
  readonly name: string;
  readonly host: string;
  /** 0 lets the system choose one. */
  readonly port: number;
  readonly logLevel?: LogLevel;
  /** On every line of the log, beside its name and the program's version. */
  readonly logFields?: Readonly<Record<string, string>>;
  /** The values in use by the names of their variables; in `ConfigService` they stand before the environment. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Bytes of a body where its route has no `@BodyLimit`; 16 KiB unless given. */
  readonly bodyLimit?: number;
  /** How long a request may take to arrive, in milliseconds; 30 s unless given. */
  readonly requestMs?: number;
  /** Whether an address is that of a proxy whose X-Forwarded-* headers count; by default none is. */
  readonly trustProxy?: (address: string, hop: number) => boolean;
  /** Which hosts a request may be for; by default, on a loopback address, those that name this machine. */
  readonly knowsHost?: KnowsHost;
  /** Sets headers of every answer, before anything else looks at the request. */
  readonly setHeaders?: (request: IncomingMessage, response: ServerResponse) => void;
  /** Fields on the lines of a request, by which its trace is found. */
  readonly traceOf?: TraceOf;
  /** What the app adds before it listens. */
  readonly configure?: (app: NestFastifyApplication, log: Log) => void | Promise<void>;
  /** What the app stands on, such as its database: closed after everything else, and when the start fails. */
  readonly closeLast?: { close(): Promise<void> };
  /** Translates errors of the app's own libraries for the client; undefined: not this one. */
  readonly explain?: (error: unknown) => ProblemException | undefined;
}

@Global()
@Module({})
class LogModule {
  static of(log: Log): DynamicModule {
    return { module: LogModule, providers: [{ provide: Log, useValue: log }], exports: [Log] };
  }
}

/**
 * `ConfigService` for every module: the values in use, and whatever else is in the environment. A value that is not set
 * is undefined there, also where the environment, which was not what the service was started with, has one.
 */
function configuration(settings: Readonly<Record<string, unknown>>): Promise<DynamicModule> {
  return ConfigModule.forRoot({
    isGlobal: true,
    ignoreEnvFile: true,
    skipProcessEnv: true,
    load: [() => ({ ...readEnvironment(), ...settings })],
  });
}

/**
 * Runs a Nest module as an HTTP service: Fastify, pino, problem+json, validated DTOs. Any module of it may inject
 * {@link Log} and `ConfigService`.
 */
export async function serve(root: Type | DynamicModule, options: ServeOptions): Promise<RunningService> {
  try {
    const { app, url } = await start(root, options);
    return { url, close: once(() => closeAll(app, options)) };
  } catch (error) {
    await options.closeLast?.close();
    throw error;
  }
}

async function closeAll(app: INestApplication, { closeLast }: ServeOptions): Promise<void> {
  try {
    await app.close();
  } finally {
    await closeLast?.close();
  }
}

async function start(
  root: Type | DynamicModule,
  options: ServeOptions,
): Promise<{ app: NestFastifyApplication; url: string }> {
  const fields = { version: PROGRAM_VERSION, ...options.logFields };
  const log = PinoLog.named(options.name, options.logLevel ?? 'info', undefined, fields);
  const { bodyLimit = BODY_LIMIT, requestMs = REQUEST_MS, traceOf = () => undefined } = options;
  const adapter = adapterOf(options, bodyLimit, requestMs);
  const imports = [LogModule.of(log), configuration(options.settings ?? {}), root];
  class ServiceModule {}
  const app = await NestFactory.create<NestFastifyApplication>({ module: ServiceModule, imports }, adapter, {
    logger: new NestLog(log),
    abortOnError: false,
    // Forms and plain text are not JSON.
    bodyParser: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain');
  logRequests(fastify, log, traceOf);
  limitBodies(fastify);
  refuseUnknownHosts(fastify, options.knowsHost ?? isLocalHostName);
  takeEmptyJson(app, bodyLimit);
  answerUnreadable(app);
  app.useGlobalFilters(new ProblemFilter(log, options.explain, traceOf));
  app.useGlobalPipes(new DtoPipe());
  // A hook would miss preflights, addresses that cannot be parsed, and what is answered beside Fastify.
  if (options.setHeaders) app.getHttpServer().prependListener('request', options.setHeaders);
  await options.configure?.(app, log);
  await listen(app, options);
  const url = addressOf(app, options.host);
  log.info('listening', { url });
  return { app, url };
}

function adapterOf(options: ServeOptions, bodyLimit: number, requestMs: number): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit,
    requestTimeout: requestMs,
    http: {
      IncomingMessage: WebRequest,
      headersTimeout: Math.min(HEADERS_MS, requestMs),
      connectionsCheckingInterval: LOOK_MS,
      // Node would answer without a body.
      requireHostHeader: false,
    },
    forceCloseConnections: true,
    trustProxy: options.trustProxy ?? false,
    genReqId: requestIdOf,
    clientErrorHandler: answerParserError,
    // Anything that fits into a request line may be an id: the handler answers that there is no such thing.
    routerOptions: { maxParamLength: 16_384 },
    frameworkErrors: (error: Error, _request: unknown, reply: FastifyReply) => sendProblem(reply, problemOf(error)),
  });
}

/** Many clients name JSON as the type of a body that they do not send: to them it is no body, not a broken one. */
function takeEmptyJson(app: NestFastifyApplication, bodyLimit: number): void {
  app.useBodyParser('application/json', { bodyLimit }, (_request, body, done) => {
    try {
      done(null, body.length === 0 ? undefined : parse(body.toString()));
    } catch (error) {
      done(new ProblemException(HttpStatus.BAD_REQUEST, 'bad_request', `The body is not JSON: ${messageOf(error)}`));
    }
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function listen(app: NestFastifyApplication, { host, port }: ServeOptions): Promise<void> {
  try {
    await app.init();
    closeAfterEarlyAnswers(app.getHttpServer());
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    throw error;
  }
}

function addressOf(app: NestFastifyApplication, host: string): string {
  const bound = app.getHttpServer().address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => (closing ??= close());
}
