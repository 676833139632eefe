import { ConfigurationError } from '#libs/service';
import { UsageError } from './usage.js';

/** Exit codes: those of most command line programs, and 128 + SIGINT. */
export const EXIT = { well: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/** Milliseconds from a signal to the exit of the process, even if it is still busy. */
const MAX_SHUTDOWN_MS = 10_000;

export interface ProgramResult {
  readonly code: number;
  /** For stdout. */
  readonly text: string;
}

/** A command line program's `main`: prints its result, also after an interruption, and exits with its code. */
export async function runProgram(
  usage: string,
  program: (args: readonly string[], signal: AbortSignal) => Promise<ProgramResult>,
): Promise<void> {
  const { code, text } = await program(process.argv.slice(2), interruption()).catch((error: unknown) => {
    process.stderr.write(`${error instanceof UsageError ? `${usage}\n` : ''}✖ ${reasonOf(error)}\n`);
    return { code: error instanceof UsageError ? EXIT.usage : EXIT.failed, text: '' };
  });
  // A pipe is written asynchronously: an earlier exit would truncate the text.
  await new Promise((written) => process.stdout.write(text, written));
  process.exit(code);
}

/** npm repeats a Ctrl-C that the terminal has already sent, so a second signal is ignored. */
function interruption(): AbortSignal {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      setTimeout(() => process.exit(EXIT.interrupted), MAX_SHUTDOWN_MS).unref();
      interrupted.abort();
    });
  }
  return interrupted.signal;
}

function reasonOf(error: unknown): string {
  if (error instanceof UsageError || error instanceof ConfigurationError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
