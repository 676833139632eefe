import type { Command } from '../../command.js';
import { EXIT_CODES } from '../../exit-codes.js';
import { safeJson } from '../../screen/safe-text.js';
import { tournamentLines } from '../../screen/tournament-text.js';
import { oneTournament } from './one-tournament.js';

export const show: Command = {
  synopsis: 'tournament show TOURNAMENT',
  summary: 'prints how a tournament stands, and its games that are on',
  run: async (args, { server, out }) => {
    const { id, isJson } = oneTournament(args, 'show');
    const view = await server.get('tournaments', id);
    out.write(`${isJson ? safeJson(view) : tournamentLines(view).join('\n')}\n`);
    return EXIT_CODES.well;
  },
};
