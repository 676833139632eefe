import { UsageError } from '#libs/command-line';
import { parsed } from '../../command.js';

export interface OneTournament {
  readonly id: string;
  readonly isJson: boolean;
}

/** The arguments of a command that takes the id of a tournament and nothing else. Throws UsageError. */
export function oneTournament(args: readonly string[], command: string): OneTournament {
  const options = { json: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parsed({ args: [...args], allowPositionals: true, options });
  return { id: idIn(positionals, command), isJson: values.json };
}

export function idIn([id, ...more]: readonly string[], command: string): string {
  if (id !== undefined && more.length === 0) return id;
  throw new UsageError(`tournament ${command} needs the id of one tournament.`);
}
