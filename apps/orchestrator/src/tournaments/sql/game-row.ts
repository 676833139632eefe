import type { Selectable } from 'kysely';
import { isJsonObject } from '#libs/protocol';
import type { OrchestratorSchema } from '../../store/index.js';
import type { BegunGame, GameOutcome } from '../domain/tournament.js';

export type GameRow = Selectable<OrchestratorSchema['tournament_games']>;

/** As it is written first. */
export function gameRowOf(
  tournamentId: string,
  { number, round, pairing, seats, seed, gameId, result }: BegunGame,
): Omit<GameRow, 'seats' | 'result'> & { readonly seats: string; readonly result: string | null } {
  return {
    tournament_id: tournamentId,
    number,
    round,
    pairing,
    seats: JSON.stringify(seats),
    seed,
    game_id: gameId ?? null,
    outcome: result?.outcome ?? null,
    result: result === undefined ? null : JSON.stringify(result),
  };
}

export function begunGameOf(row: GameRow): BegunGame {
  const { number, round, pairing, seed, game_id: gameId, outcome } = row;
  const seats: unknown = JSON.parse(row.seats);
  if (!isNames(seats)) throw new Error(`Game ${number} of tournament ${row.tournament_id} cannot be read.`);
  return {
    number,
    round,
    pairing,
    seats,
    seed,
    ...(gameId !== null && { gameId }),
    ...(outcome !== null && { result: outcomeOf(outcome, row.result) }),
  };
}

function outcomeOf(outcome: string, text: string | null): GameOutcome {
  const result: unknown = text === null ? null : JSON.parse(text);
  if (!isResult(result)) throw new Error('The result of a game of a tournament cannot be read.');
  return { ...result, outcome: outcome === 'ended' ? 'ended' : 'void' };
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** It was written whole. */
function isResult(value: unknown): value is Omit<GameOutcome, 'outcome'> {
  return (
    isJsonObject(value) && isJsonObject(value['ranks']) && isNames(value['forfeits']) && isJsonObject(value['used'])
  );
}
