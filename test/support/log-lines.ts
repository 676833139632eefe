import { Module, type Type } from '@nestjs/common';
import { Log } from '#libs/service';

/** Lines of a service's log at `info` and above, as they are written. */
export interface LogLine extends Readonly<Record<string, unknown>> {
  readonly message: string;
}

const LEVELS = ['info', 'warn', 'error'] as const;
type Level = (typeof LEVELS)[number] | 'debug';

/** A module that notes what the service it is added to writes into its log. */
export function logNotingModule(lines: LogLine[], levels: readonly Level[] = LEVELS): Type {
  @Module({})
  class LogNotingModule {
    constructor(log: Log) {
      note(log, {}, lines, levels);
    }
  }
  return LogNotingModule;
}

/** `always`: the fields on every line of this log. */
function note(log: Log, always: object, lines: LogLine[], levels: readonly Level[]): void {
  for (const level of levels) {
    const write = log[level].bind(log);
    log[level] = (message, fields = {}) => {
      lines.push({ ...always, ...fields, message });
      write(message, fields);
    };
  }
  const child = log.with.bind(log);
  log.with = (fields) => {
    const made = child(fields);
    note(made, { ...always, ...fields }, lines, levels);
    return made;
  };
}
