import { type CreateGame, type GameStatus, isJsonObject, type JsonObject } from '#libs/protocol';
import { command, RequestFailed, request } from '../api/index.js';
import { fieldsIn, gameNameIn, numberIn, plain, textIn } from '../story/index.js';

/** A game in the lobby. */
export interface Listed {
  readonly id: string;
  /** What is played; null: an older server does not know it. */
  readonly game: string | null;
  readonly status: string;
  readonly turns: number;
  readonly speed: string | null;
  readonly names: readonly string[];
  readonly winner: string | null;
  /** Null: unknown. */
  readonly viewers: number | null;
  readonly createdAt: string;
  readonly lastedMs: number;
  /** Seats that anybody may take. */
  readonly openSeats: number;
}

const LIVE: readonly GameStatus[] = ['running', 'paused', 'starting', 'waiting'];
/** Of a newer server. */
const WAITING = 'waiting';

export function isLive({ status }: Listed): boolean {
  return status === WAITING || LIVE.some((live) => live === status);
}

/** Running games, those that wait for players, then finished ones; the newest first. */
export function listGames(signal: AbortSignal): Promise<readonly Listed[]> {
  return listed(['status=running&limit=50', 'status=waiting&limit=50', 'limit=50'], signal);
}

/** The games of a tournament that are on, all of them: fewer may run at a time than a page has. */
export function listGamesOn(tournament: string, signal: AbortSignal): Promise<readonly Listed[]> {
  const ofTournament = `tournament=${encodeURIComponent(tournament)}&limit=100`;
  return listed([`status=running&${ofTournament}`, `status=paused&${ofTournament}`], signal);
}

/** Each game of these lists once, the newest first. */
async function listed(queries: readonly string[], signal: AbortSignal): Promise<readonly Listed[]> {
  const pages = await Promise.all(queries.map((query) => request(`/games?${query}`, { signal })));
  const games = new Map(pages.flatMap((page) => gamesIn(page).map((game) => [game.id, game] as const)));
  return [...games.values()].toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
}

function gamesIn(page: unknown): readonly Listed[] {
  const games: readonly unknown[] = isJsonObject(page) && Array.isArray(page['games']) ? page['games'] : [];
  return games.filter(isJsonObject).map(gameIn);
}

function gameIn(game: JsonObject): Listed {
  const seats: readonly unknown[] = Array.isArray(game['players']) ? game['players'] : [];
  const players = seats.filter(isJsonObject);
  const winner = players.find((player) => player['id'] === game['winner_id']);
  const createdAt = textIn(game, 'created_at') ?? '';
  return {
    id: textIn(game, 'game_id') ?? '',
    game: gameNameIn(game),
    status: textIn(game, 'status') ?? 'unknown',
    turns: numberIn(game, 'turn_count') ?? 0,
    speed: textIn(game, 'speed'),
    names: players.map((player) => plain(textIn(player, 'name') ?? '?', 100)),
    winner: winner ? plain(textIn(winner, 'name') ?? '?', 100) : null,
    viewers: numberIn(game, 'viewers'),
    createdAt,
    openSeats: Array.isArray(game['open_seats']) ? game['open_seats'].length : 0,
    lastedMs: Math.max(0, Date.parse(textIn(game, 'updated_at') ?? createdAt) - Date.parse(createdAt)),
  };
}

/** Starts a game; resolves to its id. */
export async function createGame(game: CreateGame): Promise<string> {
  const created = await command('/games', game);
  const id = isJsonObject(created) ? textIn(created, 'game_id') : null;
  if (id === null) throw new RequestFailed(502, 'The answer names no game.');
  return id;
}

export interface Ranked {
  readonly name: string;
  /** `agent`, `model`, or `fallback`: what played for a model. */
  readonly kind: string;
  readonly options: string | null;
  readonly personality: string | null;
  readonly model: string | null;
  /** The agent's address; null: the server's own agent service. */
  readonly url: string | null;
  /** Fingerprint of the key that proves who it is; null: anybody may play under this name. */
  readonly identity: string | null;
  readonly rating: number;
  readonly games: number;
  readonly wins: number;
}

/** A game that has a leaderboard: what the server calls it, and its name. */
export interface RatedGame {
  readonly game: string;
  readonly name: string;
}

export interface Ranking {
  /** Whose it is; null: an older server has one for all. */
  readonly game: string | null;
  readonly games: readonly RatedGame[];
  /** Best first. */
  readonly rows: readonly Ranked[];
}

/** More entries could not be found in a list. */
const MAX_RATED_GAMES = 500;

/** Of a game; without one, of the server's own, or of the first that has any. Null: the server has no leaderboard. */
export async function leaderboard(game: string | null, signal: AbortSignal): Promise<Ranking | null> {
  try {
    const query = game === null ? '' : `?game=${encodeURIComponent(game)}`;
    const ranking = rankingIn(await request(`/leaderboard${query}`, { signal }));
    const [first] = ranking.games;
    return game === null && ranking.rows.length === 0 && first !== undefined
      ? await leaderboard(first.game, signal)
      : ranking;
  } catch (error) {
    if (error instanceof RequestFailed && error.status === 404) return null;
    throw error;
  }
}

/** Reads the answer of GET /leaderboard. */
export function rankingIn(answer: unknown): Ranking {
  if (!isJsonObject(answer)) return { game: null, games: [], rows: [] };
  const games = objectsIn(answer, 'games').flatMap((one): RatedGame[] => {
    const game = textIn(one, 'game');
    return game === null ? [] : [{ game, name: plain(textIn(one, 'name') ?? game, 100) }];
  });
  return { game: textIn(answer, 'game'), games, rows: objectsIn(answer, 'leaderboard').map(ranked) };
}

function objectsIn(fields: JsonObject, name: string): readonly JsonObject[] {
  const list: unknown = fields[name];
  return Array.isArray(list) ? list.slice(0, MAX_RATED_GAMES).filter(isJsonObject) : [];
}

function ranked(row: JsonObject): Ranked {
  return {
    name: plain(textIn(row, 'name') ?? '?', 100),
    kind: textIn(row, 'kind') ?? 'agent',
    personality: plainIn(row, 'personality'),
    options: optionsIn(row),
    model: plainIn(row, 'model'),
    url: plainIn(row, 'url'),
    identity: plainIn(row, 'identity'),
    rating: numberIn(row, 'rating') ?? 0,
    games: numberIn(row, 'games') ?? 0,
    wins: numberIn(row, 'wins') ?? 0,
  };
}

/** How a model is asked, in words. */
function optionsIn(row: JsonObject): string | null {
  const version = plainIn(row, 'prompt_version');
  const options = Object.entries(fieldsIn(row, 'parameters')).map(([name, value]) => `${name} ${String(value)}`);
  return plain([...options, ...(version === null ? [] : [`prompt ${version}`])].join(', '), 200) || null;
}

function plainIn(row: JsonObject, name: string): string | null {
  const text = textIn(row, name);
  return text === null ? null : plain(text, 100);
}
