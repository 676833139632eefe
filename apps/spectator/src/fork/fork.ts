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

/** What the page has to know of a game before it is forked. */
export interface Forkable {
  readonly canFork: boolean;
  /** The game that this one goes on from. */
  readonly parent: { readonly id: string; readonly seq: number } | null;
  readonly seats: readonly SeatToFork[];
}

/** Reads a game, and whether its engine makes games anew. */
export async function forkable(gameId: string, signal: AbortSignal): Promise<Forkable> {
  const [game, engines] = await Promise.all([
    request(`/games/${encodeURIComponent(gameId)}`, { signal }),
    request('/engines', { signal }),
  ]);
  return isJsonObject(game)
    ? { ...forkingIn(game), canFork: canFork(game, engines) }
    : { canFork: false, parent: null, seats: [] };
}

const KEPT = ['model_options', 'budget'];

function forkingIn(game: JsonObject): Omit<Forkable, 'canFork'> {
  const from = game['forked_from'];
  const id = isJsonObject(from) ? textIn(from, 'game_id') : null;
  const seats = listIn(game, 'players').map((seat) => ({
    name: plain(textIn(seat, 'name') ?? '', 100),
    personality: plain(textIn(seat, 'personality') ?? '', 50),
    model: plain(textIn(seat, 'model') ?? '', 100),
    kept: Object.fromEntries(KEPT.flatMap((name) => (isJsonObject(seat[name]) ? [[name, seat[name]]] : []))),
  }));
  return { parent: id === null || !isJsonObject(from) ? null : { id, seq: numberIn(from, 'seq') ?? 0 }, seats };
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
