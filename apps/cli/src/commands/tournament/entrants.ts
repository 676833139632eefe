import type { JsonObject } from '#libs/protocol';
import { agentSeatOf, seatOf, UsageError } from '#libs/command-line';
import { type Command, parsed, type Surroundings } from '../../command.js';
import { EXIT_CODES } from '../../exit-codes.js';
import { safeCell, safeJson } from '../../screen/safe-text.js';
import { idIn } from './one-tournament.js';

export const join: Command = {
  synopsis: 'tournament join TOURNAMENT --seat FIELDS',
  summary: 'enters an agent into a ladder, or brings one back by its name, and prints its id there',
  run: async (args, surroundings) => {
    const options = { seat: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parsed({ args: [...args], allowPositionals: true, options });
    const id = idIn(positionals, 'join');
    if (values.seat === undefined) throw new UsageError('tournament join needs one --seat.');
    const seat = agentSeatOf(seatOf(values.seat));
    return shown(await surroundings.server.post(['tournaments', id, 'entrants'], seat), values.json, surroundings);
  },
};

export const leave: Command = {
  synopsis: 'tournament leave TOURNAMENT ENTRANT',
  summary: 'takes an entrant out of a ladder, by the id that show and join print: it plays no further game',
  run: async (args, surroundings) => {
    const options = { json: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parsed({ args: [...args], allowPositionals: true, options });
    const [id, entrant, ...more] = positionals;
    if (id === undefined || entrant === undefined || more.length > 0)
      throw new UsageError('tournament leave needs the id of a tournament and that of an entrant.');
    return shown(await surroundings.server.delete('tournaments', id, 'entrants', entrant), values.json, surroundings);
  },
};

function shown(entrant: JsonObject, isJson: boolean, { out }: Surroundings): number {
  out.write(`${isJson ? safeJson(entrant) : safeCell(entrant['id'])}\n`);
  return EXIT_CODES.well;
}
