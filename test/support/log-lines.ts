import { Module, type Type } from '@nestjs/common';
import { Log } from '#libs/service';

/** Lines of a service's log at `info` and above, as they are written. */
export interface LogLine extends Readonly<Record<string, unknown>> {
  readonly message: string;
}

/** A module that notes what the service it is added to writes into its log. */
export function logNotingModule(lines: LogLine[]): Type {
  @Module({})
  class LogNotingModule {
    constructor(log: Log) {
      for (const level of ['info', 'warn', 'error'] as const) {
        const write = log[level].bind(log);
        log[level] = (message, fields = {}) => {
          lines.push({ ...fields, message });
          write(message, fields);
        };
      }
    }
  }
  return LogNotingModule;
}
