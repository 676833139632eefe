import { runCommand } from '../../apps/cli/src/index.js';

/** What a command wrote and how it ended. */
export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly notes: string;
}

export interface CliOptions {
  readonly url: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** A terminal of this size; without it, a pipe. */
  readonly terminal?: { readonly columns: number; readonly rows: number };
  readonly signal?: AbortSignal;
  /** Is given what `out` has so far, after each piece. */
  readonly onOut?: (out: string) => void;
}

/** Runs a command of the program in this process. */
export async function cli(args: readonly string[], options: CliOptions): Promise<CliRun> {
  const { url, variables = {}, terminal, signal = new AbortController().signal, onOut } = options;
  const written = { out: '', notes: '' };
  const output = (name: 'out' | 'notes'): { write(text: string): void } => ({
    write: (text) => {
      written[name] += text;
      if (name === 'out') onOut?.(written.out);
    },
  });
  const screen = terminal === undefined ? {} : { isTTY: true, ...terminal };
  const surroundings = { out: { ...output('out'), ...screen }, notes: output('notes') };
  const code = await runCommand(args, { ORCHESTRATOR_URL: url, ...variables }, surroundings, signal);
  return { code, ...written };
}
