import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from '#libs/command-line';
import type { Output } from './screen/output.js';
import type { Style } from './screen/style.js';
import type { Server } from './server/server.js';
import type { ServerPlace } from './server/server-place.js';

/** What a command has to work with. */
export interface Surroundings {
  readonly place: ServerPlace;
  readonly server: Server;
  /** For results. */
  readonly out: Output;
  /** For remarks that no program reads. */
  readonly notes: Output;
  readonly style: Style;
  /** Fires at Ctrl-C. */
  readonly signal: AbortSignal;
  /** Whether `out` can be drawn on. */
  readonly isScreen: boolean;
}

export interface Command {
  /** Behind the name of the program, as the help shows it. */
  readonly synopsis: string;
  readonly summary: string;
  /** Answers the exit code. Rejects with UsageError, CommandFailed or SpectatorError. */
  run(args: readonly string[], surroundings: Surroundings): Promise<number>;
}

/** As `parseArgs`, but that what is wrong is a UsageError. */
export function parsed<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
