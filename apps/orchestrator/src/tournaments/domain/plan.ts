import { gamesToPlay, isFinished, type PlannedGame, type PlayedGame, type TournamentPlan } from '#libs/tournaments';
import type { GameRequest } from '../../games/index.js';
import { type BegunGame, type Entrant, sumOf, type Tournament, type Used } from './tournament.js';

/** Games that one tournament may have: a ladder ends here. Results are computed from all of them. */
export const MAX_GAMES = 100_000;

export function planOf(tournament: Tournament): TournamentPlan {
  const { format, entrants, seatsPerGame, gamesPerPairing, rounds, seating, seed } = tournament;
  return {
    format,
    entrants: entrants.map(({ id, seat: { name }, leftAt }) => ({
      id,
      name,
      joined: 1,
      ...(leftAt !== undefined && { left: 1 }),
    })),
    seatsPerGame,
    gamesPerPairing,
    ...(rounds !== undefined && { rounds }),
    seating,
    seed,
  };
}

/** The games that have come out. */
export function playedOf(games: readonly BegunGame[]): readonly PlayedGame[] {
  return games.flatMap(({ number, round, pairing, seats, result }) =>
    result === undefined ? [] : [{ number, round, pairing, seats, ...result }],
  );
}

/** What may begin now. */
export function nextGames(tournament: Tournament, games: readonly BegunGame[]): readonly PlannedGame[] {
  const underWay = games.filter(({ result }) => result === undefined);
  return gamesToPlay(planOf(tournament), playedOf(games), underWay);
}

export function isPlayedOut(tournament: Tournament, games: readonly BegunGame[]): boolean {
  return isFinished(planOf(tournament), playedOf(games));
}

/** The request that creates a game: the same for the same game. */
export function requestFor({ entrants, settings }: Tournament, { seats, seed }: BegunGame): GameRequest {
  const seatOf = (id: string): readonly Entrant['seat'][] =>
    entrants.filter((entrant) => entrant.id === id).map(({ seat }) => seat);
  return { agents: seats.flatMap(seatOf), settings: { ...settings, seed } };
}

/** Nothing is left of what all games together may use: those that are over, and `running`, which others have used so far. */
export function isOutOfBudget({ budget }: Tournament, games: Iterable<BegunGame>, running: Used): boolean {
  if (budget === undefined) return false;
  const { tokens, costUsd } = sumOf([usedBy(games), running]);
  const { max_tokens: maxTokens, max_cost_usd: maxCost } = budget;
  return (maxTokens !== undefined && tokens >= maxTokens) || (maxCost !== undefined && costUsd >= maxCost);
}

/** By those that are over. */
export function usedBy(games: Iterable<BegunGame>): Used {
  return sumOf([...games].flatMap(({ result }) => result?.used ?? []));
}
