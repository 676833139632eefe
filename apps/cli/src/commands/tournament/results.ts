import { isJsonObject, type JsonObject } from '#libs/protocol';
import { textTable, UsageError } from '#libs/command-line';
import { type Command, parsed, type Surroundings } from '../../command.js';
import { EXIT_CODES } from '../../exit-codes.js';
import { safeJson, safeLines } from '../../screen/safe-text.js';
import { gameColumns } from '../../screen/tournament-text.js';
import type { Server } from '../../server/server.js';
import { idIn } from './one-tournament.js';

export const results: Command = {
  synopsis: 'tournament results TOURNAMENT [--csv]',
  summary:
    'prints the games that are over; with --csv a line for each seat of each game, with --json one for each game',
  run: async (args, surroundings) => {
    const { values, positionals } = parsed({
      args: [...args],
      allowPositionals: true,
      options: { csv: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    });
    const id = idIn(positionals, 'results');
    if (values.csv && values.json) throw new UsageError('--csv and --json are two forms: take one of them.');
    const print = values.csv ? printCsv : values.json ? printJson : printTable;
    await print(id, surroundings);
    return EXIT_CODES.well;
  },
};

async function printCsv(id: string, { server, out }: Surroundings): Promise<void> {
  const content = await server.stream('tournaments', id, 'results.csv');
  for await (const text of content.pipeThrough(new TextDecoderStream())) out.write(safeLines(text));
}

async function printJson(id: string, { server, out }: Surroundings): Promise<void> {
  for await (const game of gamesOver(server, id)) out.write(`${safeJson(game)}\n`);
}

async function printTable(id: string, { server, out, notes }: Surroundings): Promise<void> {
  const columns = gameColumns(await server.get('tournaments', id));
  const games: JsonObject[] = [];
  for await (const game of gamesOver(server, id)) games.push(game);
  if (games.length === 0) notes.write('No game is over yet.\n');
  else out.write(`${textTable(columns, games)}\n`);
}

async function* gamesOver(server: Server, id: string): AsyncGenerator<JsonObject> {
  let [after, next] = [-1, 0];
  while (next > after) {
    after = next;
    const query = { after_number: String(after), limit: '1000' };
    const page = await server.list(['tournaments', id, 'games'], query);
    const games = Array.isArray(page['games']) ? page['games'].filter(isJsonObject) : [];
    yield* games.filter(({ status }) => status !== 'running');
    next = typeof page['next_after_number'] === 'number' ? page['next_after_number'] : 0;
  }
}
