import { GAME_STATUSES, type GameState, isGameSpeed, isGameState, isJsonObject, type JsonObject } from '#libs/protocol';
import { plain } from '#libs/views';
import { numberIn, textIn } from './fields.js';
import { isOver } from './ranks.js';
import { gameNameIn } from './replay.js';
import { readSeat } from './seats.js';
import { readSnapshot, withSnapshot } from './snapshot.js';
import { INITIAL_STORY, type ScoredStanding, type ShownTurn, type Story } from './story.js';

/** What a server knows of a game at once, before its events are read. */
export interface KnownGame {
  readonly gameName: string | null;
  /** The game now, as far as its summary and its state show it: without the last throw, card, decision and deal. */
  readonly head: Story;
  /** The same at the requested event; `head` if none was requested. */
  readonly shown: Story;
}

/** The answers of a server about a game. */
export interface GameAnswers {
  /** GET /games/{id}. */
  readonly game: unknown;
  /** GET /games/{id}/state?seq=; null: not requested. */
  readonly stateAt: unknown;
  /** GET /games/{id}/result; null: not requested. */
  readonly result: unknown;
}

/** Null: the answers are not those of a game with a state. */
export function readKnownGame({ game, stateAt, result }: GameAnswers): KnownGame | null {
  if (!isJsonObject(game) || !isGameState(game['state'])) return null;
  const status = GAME_STATUSES.find((one) => one === game['status']) ?? 'starting';
  const speed = game['speed'];
  const seq = numberIn(game, 'seq') ?? 0;
  const error = textIn(game, 'error');
  const base: Story = { ...INITIAL_STORY, status, speed: isGameSpeed(speed) ? speed : null };
  const now = withState(base, seq, game['state'], game);
  const standings = isJsonObject(result) ? standingsIn(result) : [];
  const head: Story = {
    ...now,
    reason: error === null ? null : plain(error),
    winnerId: textIn(game, 'winner_id'),
    engineStandings: now.engineStandings.length > 0 ? now.engineStandings : standings,
  };
  return { gameName: gameNameIn(game), head, shown: storyAt(stateAt, head, base, game) };
}

function storyAt(stateAt: unknown, head: Story, base: Story, game: JsonObject): Story {
  if (!isJsonObject(stateAt) || !isGameState(stateAt['state'])) return head;
  const seq = numberIn(stateAt, 'seq') ?? head.seq;
  if (seq >= head.seq) return head;
  return withState({ ...base, status: isOver(head) ? 'running' : head.status }, seq, stateAt['state'], game);
}

/** The players of the game have a personality and a model, also where the engine's have none. */
function withState(base: Story, seq: number, state: GameState, game: JsonObject): Story {
  const seats = objectsIn(game['players']).map(readSeat);
  const story = withSnapshot(base, readSnapshot(state, { ...base, seats }));
  return { ...story, seq, turn: turnOf(state, game, story) };
}

function turnOf(state: GameState, game: JsonObject, { seats, status }: Story): ShownTurn | null {
  const number = numberIn(state, 'turn_number') ?? numberIn(game, 'turn_count') ?? 0;
  const seat = seats[state.current_player_index ?? -1];
  if (number === 0 || seat === undefined || status === 'starting') return null;
  return { number, playerId: seat.id, playerName: seat.name };
}

function standingsIn(result: JsonObject): readonly ScoredStanding[] {
  return objectsIn(result['standings']).flatMap((standing) => {
    const [id, rank] = [textIn(standing, 'player_id'), numberIn(standing, 'rank')];
    return id === null || rank === null ? [] : [{ player_id: id, rank, score: numberIn(standing, 'score') }];
  });
}

/** More seats than any game has. */
const MAX_SEATS = 64;

function objectsIn(list: unknown): readonly JsonObject[] {
  return Array.isArray(list) ? list.slice(0, MAX_SEATS).filter(isJsonObject) : [];
}
