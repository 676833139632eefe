import { BRACKET_PARTS, isJsonObject, type JsonObject } from '#libs/protocol';
import { request } from '../api/index.js';
import { fieldsIn, numberIn, plain, textIn, textsIn } from '../story/index.js';

/** More rows than the largest tournament has are not read. */
const MAX_ROWS = 256;
const MAX_NAME_CHARS = 100;

/** What a list of tournaments has of each. */
export interface TournamentSummary {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  /** Why it is paused or was stopped, or what it waits for. */
  readonly reason: string | null;
  readonly format: string;
  readonly game: string | null;
  readonly entrants: number;
  readonly played: number;
  readonly running: number;
  /** Null: nobody knows how many there will be. */
  readonly planned: number | null;
}

export interface StandingRow {
  readonly id: string;
  readonly name: string;
  readonly place: number;
  readonly games: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
  readonly forfeits: number;
  readonly points: number;
  readonly rating: number;
  /** From 0 to 1. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Names. */
  readonly tiedWith: readonly string[];
  /** Fingerprint of the key that proves who it is. */
  readonly identity: string | null;
  readonly hasLeft: boolean;
}

export interface CrossCell {
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
}

export interface BracketSide {
  /** Null: not yet known, or a bye. */
  readonly name: string | null;
  readonly isBye: boolean;
  readonly points: number;
  readonly isWinner: boolean;
}

export interface BracketMatch {
  readonly pairing: number;
  readonly part: string;
  readonly round: number;
  readonly sides: readonly BracketSide[];
  readonly by: string | null;
}

export interface TournamentGame {
  readonly number: number;
  readonly round: number;
  readonly id: string | null;
  readonly status: string;
  /** In the order of the seats. */
  readonly names: readonly string[];
  /** First place; null: nobody, or it is shared. */
  readonly winner: string | null;
  readonly forfeits: readonly string[];
}

export interface Tournament extends TournamentSummary {
  readonly standings: readonly StandingRow[];
  /** By the ids of both. */
  readonly cross: ReadonlyMap<string, ReadonlyMap<string, CrossCell>>;
  readonly bracket: readonly BracketMatch[];
  readonly underWay: readonly TournamentGame[];
  readonly latest: readonly TournamentGame[];
}

export async function readTournament(id: string, signal: AbortSignal): Promise<Tournament> {
  return tournamentIn(await request(`/tournaments/${encodeURIComponent(id)}`, { signal }));
}

/** Reads the answer of GET /tournaments/{id}. */
export function tournamentIn(answer: unknown): Tournament {
  const fields = isJsonObject(answer) ? answer : {};
  const entrants = new Map(objectsIn(fields, 'entrants').map((one) => [textIn(one, 'id') ?? '', one]));
  const nameOf = (id: string): string => nameIn(entrants.get(id) ?? {});
  return {
    ...summaryIn(fields),
    standings: objectsIn(fields, 'standings').map((row) =>
      standingIn(row, entrants.get(textIn(row, 'entrant') ?? ''), nameOf),
    ),
    cross: new Map(objectsIn(fields, 'cross_table').map((row) => [textIn(row, 'entrant') ?? '', cellsIn(row)])),
    bracket: objectsIn(fields, 'bracket').map((match) => matchIn(match, nameOf)),
    underWay: objectsIn(fields, 'under_way').map((game) => gameIn(game, nameOf)),
    latest: objectsIn(fields, 'latest').map((game) => gameIn(game, nameOf)),
  };
}

/** Reads one of the answer of GET /tournaments. */
export function summaryIn(fields: JsonObject): TournamentSummary {
  const games = fieldsIn(fields, 'games');
  const reason = textIn(fields, 'reason') ?? textIn(fields, 'waiting_for');
  return {
    id: textIn(fields, 'tournament_id') ?? '',
    name: nameIn(fields),
    status: textIn(fields, 'status') ?? 'unknown',
    reason: reason === null ? null : plain(reason, 300),
    format: (textIn(fields, 'format') ?? '').replaceAll('_', ' '),
    game: fields['game'] === null ? null : plain(textIn(fields, 'game') ?? '', MAX_NAME_CHARS) || null,
    entrants: numberIn(fields, 'entrant_count') ?? 0,
    played: numberIn(games, 'played') ?? 0,
    running: numberIn(games, 'running') ?? 0,
    planned: numberIn(games, 'planned'),
  };
}

export function objectsIn(fields: JsonObject, name: string): readonly JsonObject[] {
  const list: unknown = fields[name];
  return Array.isArray(list) ? list.slice(0, MAX_ROWS).filter(isJsonObject) : [];
}

function nameIn(fields: JsonObject): string {
  return plain(textIn(fields, 'name') ?? '?', MAX_NAME_CHARS);
}

function standingIn(row: JsonObject, entrant: JsonObject | undefined, nameOf: (id: string) => string): StandingRow {
  const share = fieldsIn(row, 'share');
  const number = (name: string): number => numberIn(row, name) ?? 0;
  return {
    id: textIn(row, 'entrant') ?? '',
    name: nameIn(row),
    place: number('place'),
    games: number('games'),
    wins: number('wins'),
    draws: number('draws'),
    losses: number('losses'),
    forfeits: number('forfeits'),
    points: number('points'),
    rating: number('rating'),
    mean: shareIn(share, 'mean', 0),
    low: shareIn(share, 'low', 0),
    high: shareIn(share, 'high', 1),
    tiedWith: textsIn(row, 'tied_with').slice(0, MAX_ROWS).map(nameOf),
    identity: entrant === undefined ? null : identityIn(entrant),
    hasLeft: entrant !== undefined && textIn(entrant, 'left_at') !== null,
  };
}

function identityIn(entrant: JsonObject): string | null {
  const fingerprint = textIn(entrant, 'identity');
  return fingerprint === null ? null : plain(fingerprint, MAX_NAME_CHARS);
}

function shareIn(fields: JsonObject, name: string, otherwise: number): number {
  return Math.min(1, Math.max(0, numberIn(fields, name) ?? otherwise));
}

function cellsIn(row: JsonObject): ReadonlyMap<string, CrossCell> {
  return new Map(
    objectsIn(row, 'cells').map((cell) => [
      textIn(cell, 'opponent') ?? '',
      { wins: numberIn(cell, 'wins') ?? 0, draws: numberIn(cell, 'draws') ?? 0, losses: numberIn(cell, 'losses') ?? 0 },
    ]),
  );
}

function matchIn(match: JsonObject, nameOf: (id: string) => string): BracketMatch {
  const winner = textIn(match, 'winner');
  return {
    pairing: numberIn(match, 'pairing') ?? 0,
    part: BRACKET_PARTS.find((part) => part === match['part']) ?? 'winners',
    round: numberIn(match, 'round') ?? 1,
    by: textIn(match, 'by'),
    sides: objectsIn(match, 'sides')
      .slice(0, 2)
      .map((side) => {
        const id = textIn(side, 'entrant');
        return {
          name: id === null ? null : nameOf(id),
          isBye: side['is_bye'] === true,
          points: numberIn(side, 'points') ?? 0,
          isWinner: id !== null && id === winner,
        };
      }),
  };
}

function gameIn(game: JsonObject, nameOf: (id: string) => string): TournamentGame {
  const first = Object.entries(fieldsIn(game, 'ranks')).flatMap(([id, rank]) => (rank === 1 ? [id] : []));
  const [winner] = first;
  return {
    number: numberIn(game, 'number') ?? 0,
    round: numberIn(game, 'round') ?? 0,
    id: textIn(game, 'game_id'),
    status: textIn(game, 'status') ?? 'unknown',
    names: textsIn(game, 'seats').slice(0, MAX_ROWS).map(nameOf),
    winner: winner === undefined || first.length > 1 ? null : nameOf(winner),
    forfeits: textsIn(game, 'forfeits').slice(0, MAX_ROWS).map(nameOf),
  };
}
