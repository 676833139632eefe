import type { PlayedGame, TournamentPlan } from '../plan.js';
import { pointsOf } from '../points.js';
import { Results } from '../schedule/results.js';

/** The games in which two entrants had seats. */
export interface CrossCell {
  readonly opponent: string;
  readonly games: number;
  /** Games in which it was ahead of this opponent, level, and behind. */
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
}

export interface CrossRow {
  readonly entrant: string;
  /** Opponents that it has met, in the order of the entrants. */
  readonly cells: readonly CrossCell[];
}

/** Everybody against everybody, in the order of the entrants. */
export type CrossTable = readonly CrossRow[];

export function crossTableOf(plan: TournamentPlan, played: readonly PlayedGame[]): CrossTable {
  const counts = new Map<string, Map<string, { wins: number; draws: number; losses: number }>>();
  for (const game of new Results(plan, played).games()) {
    const points = [...pointsOf(game)];
    for (const [id, own] of points)
      for (const [other, theirs] of points) {
        if (id === other) continue;
        const row = counts.get(id) ?? new Map<string, { wins: number; draws: number; losses: number }>();
        const cell = row.get(other) ?? { wins: 0, draws: 0, losses: 0 };
        cell[own > theirs ? 'wins' : own === theirs ? 'draws' : 'losses'] += 1;
        counts.set(id, row.set(other, cell));
      }
  }
  return plan.entrants.map(({ id }) => ({
    entrant: id,
    cells: plan.entrants.flatMap(({ id: opponent }) => {
      const cell = counts.get(id)?.get(opponent);
      return cell === undefined ? [] : [{ opponent, games: cell.wins + cell.draws + cell.losses, ...cell }];
    }),
  }));
}
