import { address, number, UsageError } from '#libs/command-line';
import { parseArgs } from 'node:util';

export interface ValidateOptions {
  /** Without a trailing slash. */
  readonly url: string;
  /** Seconds for a decision. */
  readonly deadline: number;
  readonly json: boolean;
}

export const USAGE = `validate-agent URL [options]

  URL                 where the agent is, such as http://localhost:9000
  --deadline SECONDS  for a decision (10)
  --json              the results as JSON
  --help              this text
`;

/** Null where help is asked for. Throws UsageError. */
export function readOptions(args: readonly string[]): ValidateOptions | null {
  const { values, positionals } = parsed(args);
  if (values.help) return null;
  const [url, ...others] = positionals;
  if (url === undefined || others.length > 0) throw new UsageError('One address is needed: that of the agent.');
  return { url: address(url), deadline: number('deadline', values.deadline, 0.05, 600), json: values.json };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        deadline: { type: 'string', default: '10' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
