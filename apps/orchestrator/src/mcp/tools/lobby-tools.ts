import type { JsonObject } from '#libs/protocol';
import { objectsIn, textIn } from '../rest/rest-calls.js';
import { RestFailure } from '../rest/rest-api.js';
import { gameLine, offerLine, seatLine, shown } from '../text/lobby-text.js';
import { seatAnswer } from '../text/seat-answer.js';
import { GAME_ID, PLAYER_ID, SEAT_TOKEN, SEAT_VIEW } from './seat-args.js';
import { tool, type ToolCall } from './tool.js';

interface ListArgs {
  readonly status?: string;
  readonly game?: string;
  readonly limit?: number;
  readonly cursor?: string;
  readonly open_seats?: boolean;
}

export const listGames = tool<ListArgs>({
  name: 'list_games',
  title: 'List games',
  description:
    'Lists games, newest first, with their open seats, and the games that can be created here. With open_seats: only games that wait for players.',
  annotations: { readOnlyHint: true, openWorldHint: false },
  input: {
    of: { listGames: ['status', 'game', 'limit', 'cursor'] },
    more: { open_seats: { type: 'boolean', description: 'Only games with a seat that you can take.' } },
  },
  output: {
    of: ['listGames'],
    only: ['games', 'next_cursor'],
    lists: { can_be_created: { of: 'listEngines', path: ['engines', 'games'], only: ['game', 'name', 'seats'] } },
  },
  run: async ({ open_seats: onlyOpen = false, status, ...query }, { rest }) => {
    const wanted = onlyOpen ? 'waiting' : status;
    const [page, { engines }] = await Promise.all([
      rest.get(['games'], { query: { ...query, status: wanted } }),
      rest.get(['engines']),
    ]);
    const games = objectsIn(page['games']).filter((game) => !onlyOpen || openSeatsOf(game).length > 0);
    const offered = objectsIn(engines).flatMap((engine) => objectsIn(engine['games']));
    const canBeCreated = offered.map(({ game, name, seats }) => ({
      game,
      name,
      ...(seats !== undefined && { seats }),
    }));
    return {
      text: [
        games.length === 0 ? 'There are no such games.' : games.map(gameLine).join('\n'),
        'Can be created here (settings.game of create_game):',
        ...canBeCreated.map(offerLine),
      ].join('\n'),
      data: { games, next_cursor: page['next_cursor'], can_be_created: canBeCreated },
    };
  },
});

interface CreateArgs extends JsonObject {
  readonly idempotency_key?: string;
}

export const createGame = tool<CreateArgs>({
  name: 'create_game',
  title: 'Create a game',
  description:
    'Creates a game. A seat {"open": true} waits for a player: take it with join_seat. A seat with a name and a personality is played by the house. settings.game is one that list_games names; settings.turn_timeout is how many seconds a player has for a decision: 120 or more leaves an assistant time to think.',
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
  input: {
    of: { createGame: ['agents', 'settings'] },
    loose: ['agents'],
    more: {
      idempotency_key: {
        type: 'string',
        minLength: 1,
        maxLength: 255,
        description: 'Call again with the same key and input after a lost answer: no second game is created.',
      },
    },
  },
  output: { of: ['createGame'] },
  run: async ({ idempotency_key: key, ...body }, { rest }) => {
    const headers = key === undefined ? {} : { 'idempotency-key': key };
    const game = await rest.post(['games'], { body, headers });
    const open = openSeatsOf(game);
    const seats = objectsIn(game['players']).map((player) => seatLine(player, open));
    const next = open.length > 0 ? ['Take an open seat with join_seat.'] : [];
    return { text: [`Created the game ${textIn(game['game_id'])}.`, ...seats, ...next].join('\n'), data: game };
  },
});

interface JoinArgs {
  readonly game_id: string;
  readonly player_id?: string;
  readonly name?: string;
  readonly seat_token?: string;
  readonly idempotency_key?: string;
}

/** Refusals of a seat that somebody else plays. */
const NOT_MINE: ReadonlySet<string> = new Set(['seat_taken', 'seat_not_open']);

export const joinSeat = tool<JoinArgs>({
  name: 'join_seat',
  title: 'Take a seat',
  description:
    'Takes an open seat of a game, the first one unless player_id names another. Keep the seat_token of the answer: it plays the seat, and brings you back to it. With player_id and seat_token of a seat that is yours it comes back to that.',
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
  input: {
    of: { takeSeat: ['name'] },
    more: {
      game_id: GAME_ID,
      player_id: { ...PLAYER_ID, description: 'The id of an open seat, or of yours.' },
      seat_token: { ...SEAT_TOKEN, description: 'Of a seat that you took before.' },
      idempotency_key: {
        type: 'string',
        minLength: 22,
        maxLength: 255,
        description:
          'Random and secret, such as a new UUID. Call again with the same key and input after a lost answer: you get the same seat and seat_token.',
      },
    },
    required: ['game_id'],
  },
  output: { ...SEAT_VIEW, of: ['takeSeat', 'getSeat'] },
  run: async (args, { rest }) => {
    const { game_id: gameId, player_id: playerId, seat_token: seatToken } = args;
    if (playerId !== undefined && seatToken !== undefined) {
      // Any request of a seat brings its holder back.
      return seatAnswer(await rest.get(['games', gameId, 'seats', playerId], { seatToken }));
    }
    const taken = playerId === undefined ? await firstOpen(args, rest) : await takeSeat(args, playerId, rest);
    const text = [
      `You have the seat ${shown(taken['name'])}: game_id ${shown(gameId)}, player_id ${shown(taken['player_id'])}, seat_token ${shown(taken['seat_token'])}.`,
      `Keep these three for every call. Read orchestrator://games/${shown(gameId)}/rules once, then call wait_for_turn.`,
    ];
    return { text: text.join('\n'), data: taken };
  },
});

async function takeSeat(
  { game_id: gameId, name, idempotency_key: key }: JoinArgs,
  playerId: string,
  rest: ToolCall['rest'],
): Promise<JsonObject> {
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  return rest.post(['games', gameId, 'seats', playerId], { body: name === undefined ? {} : { name }, headers });
}

/** Somebody may be faster: then the next one. With a key, a seat may be the caller's already. */
async function firstOpen(args: JoinArgs, rest: ToolCall['rest']): Promise<JsonObject> {
  const game = await rest.get(['games', args.game_id]);
  const taken = args.idempotency_key === undefined ? [] : guestSeatsOf(game);
  for (const id of [...taken, ...openSeatsOf(game)]) {
    try {
      return await takeSeat(args, id, rest);
    } catch (error) {
      if (!(error instanceof RestFailure) || !NOT_MINE.has(error.code)) throw error;
    }
  }
  const detail = 'This game has no open seat: list_games with open_seats shows others, create_game makes one.';
  throw new RestFailure(detail, 'seat_not_open', 409);
}

/** Seats that somebody has taken; an agent may be called so, too. */
function guestSeatsOf({ players }: JsonObject): readonly string[] {
  return objectsIn(players).flatMap(({ id, personality }) =>
    personality === 'guest' && typeof id === 'string' ? [id] : [],
  );
}

function openSeatsOf({ open_seats: ids }: JsonObject): readonly string[] {
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
