import { ConfigurationError } from '#libs/service';
import { UsageError } from './options.js';

/** Exit codes: those of most command line programs, and 128 + SIGINT. */
export const EXIT = { well: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/** How long after a signal the process leaves, whatever still goes on, in milliseconds. */
const LEAVE_AFTER_MS = 10_000;

export interface Outcome {
  readonly code: number;
  /** For stdout. */
  readonly text: string;
}

/** A command line program's `main`: prints what it has to say, also when it is interrupted, and leaves with its exit code. */
export async function runProgram(
  usage: string,
  program: (args: readonly string[], signal: AbortSignal) => Promise<Outcome>,
): Promise<void> {
  const { code, text } = await program(process.argv.slice(2), interruption()).catch((error: unknown) => {
    process.stderr.write(`✖ ${reasonOf(error)}\n${error instanceof UsageError ? `\n${usage}` : ''}`);
    return { code: error instanceof UsageError ? EXIT.usage : EXIT.failed, text: '' };
  });
  // A pipe takes its time: leaving before it has all would cut the end off.
  await new Promise((written) => process.stdout.write(text, written));
  process.exit(code);
}

/** npm passes on a Ctrl-C that the terminal has sent already, so a second signal means no more than the first. */
function interruption(): AbortSignal {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      setTimeout(() => process.exit(EXIT.interrupted), LEAVE_AFTER_MS).unref();
      interrupted.abort();
    });
  }
  return interrupted.signal;
}

function reasonOf(error: unknown): string {
  if (error instanceof UsageError || error instanceof ConfigurationError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
