import { isJsonObject, type JsonObject, TOURNAMENT_STATUSES } from '#libs/protocol';
import { type Column, textTable, UsageError, whole } from '#libs/command-line';
import { type Command, parsed } from '../../command.js';
import { EXIT_CODES } from '../../exit-codes.js';
import { safeCell, safeJson } from '../../screen/safe-text.js';
import { gamesLine } from '../../screen/tournament-text.js';

const MAX_TOURNAMENTS = 100;

const COLUMNS: readonly Column<JsonObject>[] = [
  { title: 'tournament', cell: ({ tournament_id }) => safeCell(tournament_id) },
  { title: 'status', cell: ({ status }) => safeCell(status) },
  { title: 'format', cell: ({ format }) => safeCell(format) },
  { title: 'game', cell: ({ game }) => safeCell(game) },
  { title: 'entrants', cell: ({ entrant_count }) => safeCell(entrant_count), isNumber: true },
  { title: 'games', cell: gamesLine },
  { title: 'name', cell: ({ name }) => safeCell(name) },
];

export const list: Command = {
  synopsis: `tournament list [--status ${TOURNAMENT_STATUSES.join('|')}] [--limit N]`,
  summary: 'lists tournaments, the newest first',
  run: async (args, { server, out, notes }) => {
    const { values } = parsed({
      args: [...args],
      options: {
        status: { type: 'string' },
        limit: { type: 'string', default: '20' },
        json: { type: 'boolean', default: false },
      },
    });
    const { status } = values;
    if (status !== undefined && !TOURNAMENT_STATUSES.some((known) => known === status))
      throw new UsageError(`--status must be one of ${TOURNAMENT_STATUSES.join(', ')}.`);
    const limit = String(whole('limit', values.limit, 1, MAX_TOURNAMENTS));
    const page = await server.list(['tournaments'], { limit, ...(status !== undefined && { status }) });
    const tournaments = Array.isArray(page['tournaments']) ? page['tournaments'].filter(isJsonObject) : [];
    if (values.json) out.write(`${safeJson(page)}\n`);
    else if (tournaments.length === 0) notes.write('There are no such tournaments.\n');
    else out.write(`${textTable(COLUMNS, tournaments)}\n`);
    return EXIT_CODES.well;
  },
};
