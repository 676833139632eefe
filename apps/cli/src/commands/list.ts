import { GAME_STATUSES, isJsonObject, type JsonObject } from '#libs/protocol';
import { type Column, textTable, UsageError, whole } from '#libs/command-line';
import { type Command, parsed } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { safeCell, safeJson, safeLine } from '../screen/safe-text.js';

const MAX_GAMES = 100;

const COLUMNS: readonly Column<JsonObject>[] = [
  { title: 'game', cell: ({ game_id }) => safeCell(game_id) },
  { title: 'status', cell: ({ status }) => safeCell(status) },
  { title: 'speed', cell: ({ speed }) => safeCell(speed) },
  { title: 'turn', cell: ({ turn_count }) => safeCell(turn_count), isNumber: true },
  { title: 'step', cell: ({ step }) => safeCell(step), isNumber: true },
  { title: 'updated', cell: ({ updated_at }) => safeCell(updated_at) },
  { title: 'players', cell: ({ players }) => namesIn(players) },
];

export const list: Command = {
  synopsis: `list [--status ${GAME_STATUSES.join('|')}] [--tournament TOURNAMENT] [--limit N]`,
  summary: 'lists games, the newest first',
  run: async (args, { server, out, notes }) => {
    const { values } = parsed({
      args: [...args],
      options: {
        status: { type: 'string' },
        tournament: { type: 'string' },
        limit: { type: 'string', default: '20' },
        json: { type: 'boolean', default: false },
      },
    });
    const { status, tournament } = values;
    if (status !== undefined && !GAME_STATUSES.some((known) => known === status))
      throw new UsageError(`--status must be one of ${GAME_STATUSES.join(', ')}.`);
    const limit = String(whole('limit', values.limit, 1, MAX_GAMES));
    const page = await server.list(['games'], {
      limit,
      ...(status !== undefined && { status }),
      ...(tournament !== undefined && { tournament }),
    });
    if (values.json) out.write(`${safeJson(page)}\n`);
    else {
      const games = Array.isArray(page['games']) ? page['games'].filter(isJsonObject) : [];
      if (games.length > 0) out.write(`${textTable(COLUMNS, games)}\n`);
      if (games.length === 0) notes.write('There are no such games.\n');
      if (page['next_cursor'] !== null)
        notes.write(`There are more than these ${limit}: --limit N lists up to ${MAX_GAMES}.\n`);
    }
    return EXIT_CODES.well;
  },
};

function namesIn(players: unknown): string {
  if (!Array.isArray(players)) return '';
  return safeLine(
    players.map((player: unknown) => (isJsonObject(player) ? safeCell(player['name']) : '')).join(', '),
    200,
  );
}
