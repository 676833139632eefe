import { type AgentSeat, type JsonObject, SEATINGS, TOURNAMENT_FORMATS } from '#libs/protocol';
import { number, UsageError, whole } from '#libs/command-line';
import { type Command, parsed } from '../../command.js';
import { CREATION_OPTIONS, creationIn, settingsOf, showCreated } from '../creation.js';

const OPTIONS = {
  ...CREATION_OPTIONS,
  format: { type: 'string' },
  name: { type: 'string' },
  game: { type: 'string' },
  seating: { type: 'string' },
  'games-per-pairing': { type: 'string' },
  'seats-per-game': { type: 'string' },
  rounds: { type: 'string' },
  concurrency: { type: 'string' },
  'max-tokens': { type: 'string' },
  'max-cost-usd': { type: 'string' },
} as const;

export const create: Command = {
  synopsis: `tournament create --format ${TOURNAMENT_FORMATS.join('|')} --seat FIELDS…
      [--name TEXT] [--game GAME] [--games-per-pairing N] [--seats-per-game N] [--seating ${SEATINGS.join('|')}]
      [--rounds N] [--concurrency N] [--max-tokens N] [--max-cost-usd N], and the options of create | --file FILE`,
  summary:
    'starts a tournament and prints its id; a seat for each entrant, the best first; FILE has the body of POST /tournaments',
  run: async (args, surroundings) => {
    const { values } = parsed({ args: [...args], options: OPTIONS });
    const body = await creationIn('A tournament', values, (seats) => bodyOf(seats, values));
    const created = await surroundings.server.post(['tournaments'], body);
    const shown = { field: 'tournament_id', watch: 'tournament watch' };
    return showCreated(created, values.json, shown, surroundings);
  },
};

type Given = ReturnType<typeof parsed<{ options: typeof OPTIONS }>>['values'];

function bodyOf(entrants: readonly AgentSeat[], given: Given): JsonObject {
  const { format, name, game, seating, 'max-tokens': tokens, 'max-cost-usd': cost } = given;
  const formats = TOURNAMENT_FORMATS.join(', ');
  if (!TOURNAMENT_FORMATS.some((known) => known === format))
    throw new UsageError(`--format must be one of ${formats}.`);
  // What is undefined is not sent.
  const budget = {
    max_tokens: count('max-tokens', tokens),
    max_cost_usd: cost === undefined ? undefined : number('max-cost-usd', cost, 0, Number.MAX_SAFE_INTEGER),
  };
  return {
    name,
    game,
    format,
    entrants,
    settings: settingsOf(given),
    games_per_pairing: count('games-per-pairing', given['games-per-pairing']),
    seats_per_game: count('seats-per-game', given['seats-per-game']),
    seating,
    rounds: count('rounds', given.rounds),
    concurrency: count('concurrency', given.concurrency),
    budget: tokens === undefined && cost === undefined ? undefined : budget,
  };
}

/** How large it may be, the server knows. */
function count(option: string, text: string | undefined): number | undefined {
  return text === undefined ? undefined : whole(option, text, 1, Number.MAX_SAFE_INTEGER);
}
