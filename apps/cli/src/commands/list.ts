import { GAME_STATUSES, isJsonObject, type JsonObject } from '#libs/protocol';
import { type Column, textTable, UsageError, whole } from '#libs/command-line';
import { type Command, parsed } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { safeJson, safeLine } from '../screen/safe-text.js';

const MAX_GAMES = 100;
const MAX_CELL = 60;

const COLUMNS: readonly Column<JsonObject>[] = [
  { title: 'game', cell: ({ game_id }) => textOf(game_id) },
  { title: 'status', cell: ({ status }) => textOf(status) },
  { title: 'speed', cell: ({ speed }) => textOf(speed) },
  { title: 'turn', cell: ({ turn_count }) => textOf(turn_count), isNumber: true },
  { title: 'step', cell: ({ step }) => textOf(step), isNumber: true },
  { title: 'updated', cell: ({ updated_at }) => textOf(updated_at) },
  { title: 'players', cell: ({ players }) => namesIn(players) },
];

export const list: Command = {
  synopsis: `list [--status ${GAME_STATUSES.join('|')}] [--limit N]`,
  summary: 'lists games, the newest first',
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
    if (status !== undefined && !GAME_STATUSES.some((known) => known === status))
      throw new UsageError(`--status must be one of ${GAME_STATUSES.join(', ')}.`);
    const limit = String(whole('limit', values.limit, 1, MAX_GAMES));
    const page = await server.list({ limit, ...(status !== undefined && { status }) });
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

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? safeLine(String(value), MAX_CELL) : '';
}

function namesIn(players: unknown): string {
  if (!Array.isArray(players)) return '';
  return safeLine(
    players.map((player: unknown) => (isJsonObject(player) ? textOf(player['name']) : '')).join(', '),
    200,
  );
}
