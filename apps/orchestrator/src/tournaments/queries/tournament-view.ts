import type {
  TournamentCrossRow,
  TournamentEntrant,
  TournamentGame,
  TournamentMatch,
  TournamentStanding,
  TournamentSummary,
} from '#libs/protocol';
import { bracketOf, crossTableOf, plannedCount, standingsOf } from '#libs/tournaments';
import { planOf, playedOf, usedBy } from '../domain/plan.js';
import type { BegunGame, Entrant, Tournament } from '../domain/tournament.js';
import type { GameCounts } from '../tournament-store.js';

/** Games that are shown of those that are over. */
const MAX_LATEST = 50;

/** What is computed from all games of a tournament. */
export interface TournamentTables {
  readonly standings: readonly TournamentStanding[];
  readonly cross_table: readonly TournamentCrossRow[];
  readonly bracket: readonly TournamentMatch[] | null;
  readonly used: { readonly tokens: number; readonly cost_usd: number };
  readonly latest: readonly TournamentGame[];
  readonly planned: number | null;
}

export function tablesOf(tournament: Tournament, games: readonly BegunGame[]): TournamentTables {
  const plan = planOf(tournament);
  const played = playedOf(games);
  const { tokens, costUsd } = usedBy(games);
  const names = namesOf(tournament);
  return {
    standings: standingsOf(plan, played).map(({ tieBreak, tiedWith, ...standing }) => ({
      ...standing,
      name: names.get(standing.entrant) ?? standing.entrant,
      tie_break: tieBreak,
      tied_with: tiedWith,
    })),
    cross_table: crossTableOf(plan, played),
    bracket:
      bracketOf(plan, played)?.matches.map(({ sides, ...match }) => ({
        ...match,
        sides: sides.map(({ isBye, ...side }) => ({ ...side, is_bye: isBye })),
      })) ?? null,
    used: { tokens, cost_usd: costUsd },
    latest: games
      .filter(({ result }) => result !== undefined)
      .slice(-MAX_LATEST)
      .toReversed()
      .map(gameView),
    planned: plannedCount(plan, played),
  };
}

/** @param planned without it, as many as were planned at the beginning */
export function summaryOf(
  tournament: Tournament,
  counts: GameCounts,
  planned = plannedCount(planOf(tournament), []),
): TournamentSummary {
  const { id, name, status, reason, waitingFor, format, settings, entrants, createdAt, updatedAt } = tournament;
  return {
    tournament_id: id,
    name,
    status,
    reason,
    waiting_for: waitingFor,
    format,
    game: settings.game ?? null,
    entrant_count: entrants.length,
    games: {
      played: counts.ended,
      void: counts.void,
      running: counts.running,
      // Ties that were broken have added games.
      planned: planned === null ? null : Math.max(planned, counts.ended + counts.running),
    },
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

export function entrantView({ id, seat, joinedAt, leftAt }: Entrant): TournamentEntrant {
  return {
    id,
    name: seat.name,
    personality: seat.personality,
    model: seat.model ?? null,
    ...(seat.identity !== undefined && { identity: seat.identity }),
    joined_at: joinedAt,
    ...(leftAt !== undefined && { left_at: leftAt }),
  };
}

/** Without its seed: where games share one, it would show what is dealt. */
export function gameView({ number, round, pairing, gameId, seats, result }: BegunGame): TournamentGame {
  const common = { number, round, pairing, game_id: gameId ?? null, seats };
  if (result === undefined) return { ...common, status: 'running' };
  const { outcome, ranks, forfeits } = result;
  return { ...common, status: outcome, ranks, forfeits };
}

export function namesOf({ entrants }: Tournament): ReadonlyMap<string, string> {
  return new Map(entrants.map(({ id, seat: { name } }) => [id, name]));
}
