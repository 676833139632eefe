import { parseArgs } from 'node:util';
import { address, number, UsageError } from '#libs/command-line';

export interface ValidateEngineOptions {
  /** Without a trailing slash. */
  readonly url: string;
  /** The game that is played where the engine plays several; undefined: its default. */
  readonly game: string | undefined;
  /** Seconds for an answer. */
  readonly deadline: number;
  /** Actions of a game. */
  readonly steps: number;
  readonly json: boolean;
}

export const USAGE = `npm run validate-engine -- URL [options]

  URL                 where the engine is, such as http://localhost:9000
  --game NAME         the game to play, where the engine plays several
  --steps COUNT       actions of a game at most (400)
  --deadline SECONDS  for an answer (10)
  --json              the results as JSON
  --help              this text
`;

/** Null where help is asked for. Throws UsageError. */
export function readOptions(args: readonly string[]): ValidateEngineOptions | null {
  const { values, positionals } = parsed(args);
  if (values.help) return null;
  const [url, ...others] = positionals;
  if (url === undefined || others.length > 0) throw new UsageError('One address is needed: that of the engine.');
  return {
    url: address(url),
    game: values.game,
    deadline: number('deadline', values.deadline, 0.05, 600),
    steps: number('steps', values.steps, 1, 100_000),
    json: values.json,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        game: { type: 'string' },
        steps: { type: 'string', default: '400' },
        deadline: { type: 'string', default: '10' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
