import { UsageError } from '#libs/command-line';
import type { Variables } from '#libs/service';
import type { Command, Surroundings } from './command.js';
import { control, speed } from './commands/control.js';
import { create } from './commands/create.js';
import { list } from './commands/list.js';
import { mcp } from './commands/mcp.js';
import { replay } from './commands/replay.js';
import { TOURNAMENT_COMMANDS } from './commands/tournament/index.js';
import { watch } from './commands/watch.js';
import { EXIT_CODES } from './exit-codes.js';
import type { Output } from './screen/output.js';
import { styleFor } from './screen/style.js';
import { CommandFailed, Server } from './server/server.js';
import { serverPlace } from './server/server-place.js';

/** By their names, of one word or two. */
const COMMANDS: Readonly<Record<string, Command>> = {
  create,
  list,
  watch,
  pause: control('pause'),
  resume: control('resume'),
  step: control('step'),
  stop: control('stop'),
  speed,
  replay,
  mcp,
  ...TOURNAMENT_COMMANDS,
};

export const USAGE = `orchestrator COMMAND

${Object.values(COMMANDS)
  .map(({ synopsis, summary }) => `  ${synopsis}\n      ${summary}`)
  .join('\n')}

  --json    with any command: the result as JSON, for watch an event a line
  --help    this text

ORCHESTRATOR_URL is the server (http://localhost:3000), ORCHESTRATOR_API_KEY or ORCHESTRATOR_API_KEY_FILE the key.
`;

export interface Terminal {
  readonly out: Output;
  readonly notes: Output;
}

/** Runs one command and answers its exit code. Rejects with UsageError, and with ConfigurationError. */
export async function runCommand(
  args: readonly string[],
  variables: Variables,
  { out, notes }: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const [first = 'help', second = ''] = args;
  if (first === 'help' || args.includes('--help')) {
    out.write(USAGE);
    return EXIT_CODES.well;
  }
  const isGroup = Object.keys(COMMANDS).some((known) => known.startsWith(`${first} `));
  const name = isGroup ? `${first} ${second}`.trim() : first;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) throw new UsageError(`There is no command ${JSON.stringify(name)}.`);
  const rest = args.slice(name.split(' ').length);
  const place = serverPlace(variables);
  const isScreen = out.isTTY === true && variables['TERM'] !== 'dumb';
  const style = styleFor(isScreen, variables['NO_COLOR']);
  const surroundings: Surroundings = { place, server: new Server(place, signal), out, notes, style, signal, isScreen };
  try {
    return await command.run(rest, surroundings);
  } catch (error) {
    if (signal.aborted) return EXIT_CODES.interrupted;
    if (!(error instanceof CommandFailed)) throw error;
    notes.write(`✖ ${error.message}${error.code === undefined ? '' : ` (${error.code})`}\n`);
    return EXIT_CODES.failed;
  }
}
