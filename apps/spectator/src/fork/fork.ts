import { type ForkGame, isJsonObject, type JsonObject } from '#libs/protocol';
import { command, RequestFailed, request } from '../api/index.js';
import { numberIn, plain, textIn } from '../story/index.js';

/** A seat of the game; `kept` is what its agent has and the page does not ask for. */
export interface SeatToFork {
  readonly name: string;
  readonly personality: string;
  readonly model: string;
  readonly kept: JsonObject;
}

/** A moment of a game. */
export interface Moment {
  readonly gameId: string;
  readonly seq: number;
}

const NOT_REBUILT = 'This game cannot be forked: its engine does not make games anew.';

/** The seats of a game that can be forked, or why it cannot. */
export async function forkable(gameId: string, signal: AbortSignal): Promise<string | readonly SeatToFork[]> {
  const [game, engines] = await Promise.all([gameOf(gameId, signal), request('/engines', { signal })]);
  return canFork(game, engines) ? seatsIn(game) : NOT_REBUILT;
}

/** The moment that a fork goes on from; null: it is no fork. */
export async function forkedFrom(gameId: string, signal: AbortSignal): Promise<Moment | null> {
  const { forked_from: from } = await gameOf(gameId, signal);
  const id = isJsonObject(from) ? textIn(from, 'game_id') : null;
  return id === null || !isJsonObject(from) ? null : { gameId: id, seq: numberIn(from, 'seq') ?? 0 };
}

async function gameOf(gameId: string, signal: AbortSignal): Promise<JsonObject> {
  const game = await request(`/games/${encodeURIComponent(gameId)}`, { signal });
  return isJsonObject(game) ? game : {};
}

const KEPT = ['model_options', 'budget'];

function seatsIn(game: JsonObject): readonly SeatToFork[] {
  return listIn(game, 'players').map((seat) => ({
    name: plain(textIn(seat, 'name') ?? '', 100),
    personality: plain(textIn(seat, 'personality') ?? '', 50),
    model: plain(textIn(seat, 'model') ?? '', 100),
    kept: Object.fromEntries(KEPT.flatMap((name) => (isJsonObject(seat[name]) ? [[name, seat[name]]] : []))),
  }));
}

/** Games of the default engine may have no name. */
function canFork(game: JsonObject, engines: unknown): boolean {
  const played = game['game'];
  const name = isJsonObject(played) ? textIn(played, 'game') : null;
  return listIn(isJsonObject(engines) ? engines : {}, 'engines').some((engine) =>
    listIn(engine, 'games').some(
      (one) =>
        one['can_fork'] === true && (textIn(one, 'game') === name || (name === null && engine['is_default'] === true)),
    ),
  );
}

function listIn(fields: JsonObject, name: string): readonly JsonObject[] {
  const list: unknown = fields[name];
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

/** What the viewer asks for; without `agents`, those of the game play on. */
interface ForkAsked extends Pick<ForkGame, 'seq' | 'settings'> {
  readonly agents?: readonly JsonObject[];
}

/** Resolves to the id of the new game. */
export async function forkGame(gameId: string, body: ForkAsked): Promise<string> {
  const created = await command(`/games/${encodeURIComponent(gameId)}/fork`, body);
  const id = isJsonObject(created) ? textIn(created, 'game_id') : null;
  if (id === null) throw new RequestFailed(502, 'The answer names no game.');
  return id;
}
