import type { LoggerService } from '@nestjs/common';
import { hostname } from 'node:os';
import { pino } from 'pino';
import { errorFields } from './error-fields.js';
import { maskUserInfo } from './mask.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

type Fields = Readonly<Record<string, unknown>>;

/**
 * A structured log: one JSON line each, fields beside the sentence. An `err` field is written with its stack, and
 * without what it holds of requests and commands. Users and passwords in addresses are masked on every line.
 */
export abstract class Log {
  abstract debug(message: string, fields?: Fields): void;
  abstract info(message: string, fields?: Fields): void;
  abstract warn(message: string, fields?: Fields): void;
  abstract error(message: string, fields?: Fields): void;
  /** The same log with these fields on every line. */
  abstract with(fields: Fields): Log;
}

export class PinoLog extends Log {
  constructor(private readonly lines: pino.Logger) {
    super();
  }

  /** `target`: standard output unless another is given; `fields`: on every line. */
  static named(
    name: string,
    level: LogLevel,
    target: pino.DestinationStream = pino.destination(1),
    fields: Fields = {},
  ): PinoLog {
    const { isoTime } = pino.stdTimeFunctions;
    const hooks = { streamWrite: maskUserInfo };
    const base = { pid: process.pid, hostname: hostname(), ...fields };
    return new PinoLog(
      pino({ name, level, base, timestamp: isoTime, serializers: { err: errorFields }, hooks }, target),
    );
  }

  debug(message: string, fields: Fields = {}): void {
    this.lines.debug(fields, message);
  }

  info(message: string, fields: Fields = {}): void {
    this.lines.info(fields, message);
  }

  warn(message: string, fields: Fields = {}): void {
    this.lines.warn(fields, message);
  }

  error(message: string, fields: Fields = {}): void {
    this.lines.error(fields, message);
  }

  with(fields: Fields): Log {
    return new PinoLog(this.lines.child(fields));
  }
}

/** Nest's own lines in our log; its start-up chatter is for debugging. */
export class NestLog implements LoggerService {
  constructor(private readonly target: Log) {}

  log(message: unknown, ...context: unknown[]): void {
    this.target.debug(String(message), { context });
  }

  warn(message: unknown, ...context: unknown[]): void {
    this.target.warn(String(message), { context });
  }

  error(message: unknown, ...context: unknown[]): void {
    this.target.error(String(message), { context });
  }
}
