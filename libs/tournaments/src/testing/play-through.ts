import { gamesToPlay, isFinished, type PlannedGame, type PlayedGame, type TournamentPlan } from '../index.js';

/** Decides a game: ranks by entrant. */
export type Referee = (game: PlannedGame) => PlayedGame['ranks'];

/** The entrant with the smaller number always wins. */
export const THE_BETTER: Referee = ({ seats }) =>
  Object.fromEntries(seats.map((id) => [id, 1 + seats.filter((other) => Number(other) < Number(id)).length]));

export function planOf(
  format: TournamentPlan['format'],
  count: number,
  more: Partial<TournamentPlan> = {},
): TournamentPlan {
  const entrants = Array.from({ length: count }, (_, index) => ({
    id: String(index),
    name: `agent ${index}`,
    joined: 1,
  }));
  return { format, entrants, seatsPerGame: 2, gamesPerPairing: 2, seed: 1, ...more };
}

export function played(game: PlannedGame, ranks: PlayedGame['ranks'], forfeits: readonly string[] = []): PlayedGame {
  const { seed: _, ...known } = game;
  return { ...known, outcome: 'ended', ranks, forfeits };
}

/** Plays all games that may begin, wave by wave. */
export function playThrough(plan: TournamentPlan, referee: Referee, most = 20_000): readonly PlayedGame[] {
  const games: PlayedGame[] = [];
  while (!isFinished(plan, games)) {
    const wave = gamesToPlay(plan, games, []);
    if (wave.length === 0 || games.length > most) throw new Error('The tournament does not go on.');
    games.push(...wave.map((game) => played(game, referee(game))));
  }
  return games;
}
