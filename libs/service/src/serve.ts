import { type DynamicModule, Global, HttpStatus, type INestApplication, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { parse } from 'secure-json-parse';
import { DtoPipe } from './dto.pipe.js';
import { Log, type LogLevel, NestLog, PinoLog } from './log.js';
import { ProblemException } from './problem.js';
import { ProblemFilter } from './problem.filter.js';

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
  /** Bytes; 1 MiB unless told. */
  readonly bodyLimit?: number;
  /** What the app adds before it listens. */
  readonly configure?: (app: NestFastifyApplication, log: Log) => void | Promise<void>;
}

@Global()
@Module({})
class LogModule {
  static of(log: Log): DynamicModule {
    return { module: LogModule, providers: [{ provide: Log, useValue: log }], exports: [Log] };
  }
}

/** Runs a Nest module as an HTTP service: Fastify, pino, problem+json, validated DTOs. Any module of it may inject {@link Log}. */
export async function serve(root: Type | DynamicModule, options: ServeOptions): Promise<RunningService> {
  const log = PinoLog.named(options.name, options.logLevel ?? 'info');
  const bodyLimit = options.bodyLimit ?? 1_048_576;
  const adapter = new FastifyAdapter({ bodyLimit, forceCloseConnections: true });
  const imports = [LogModule.of(log), root];
  class ServiceModule {}
  const app = await NestFactory.create<NestFastifyApplication>({ module: ServiceModule, imports }, adapter, {
    logger: new NestLog(log),
    abortOnError: false,
  });
  takeEmptyJson(app, bodyLimit);
  app.useGlobalFilters(new ProblemFilter(log));
  app.useGlobalPipes(new DtoPipe());
  await options.configure?.(app, log);
  await listen(app, options);
  const url = addressOf(app, options.host);
  log.info('listening', { url });
  return { url, close: closeOnce(app) };
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

function closeOnce(app: INestApplication): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => (closing ??= app.close());
}
