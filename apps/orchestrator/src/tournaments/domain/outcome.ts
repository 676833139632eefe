import type { GameResult, SeatUsage } from '#libs/protocol';
import { type GameOutcome, sumOf, type Tournament, type Used } from './tournament.js';

/** Of a game that was never created, or that nobody has any more. */
export const NEVER_PLAYED: GameOutcome = { outcome: 'void', ranks: {}, forfeits: [], used: { tokens: 0, costUsd: 0 } };

/** How a game came out that is over: by the names of its seats, which are those of the entrants. */
export function outcomeOf({ entrants }: Tournament, { status, standings, usage = [] }: GameResult): GameOutcome {
  const ids = new Map(entrants.map(({ id, seat }) => [seat.name, id]));
  const ranks = standings.flatMap(({ player_id: player, player_name: shown, rank }): [string, number][] => {
    // An engine may have changed the name that the seat was created with.
    const name = usage.find(({ player_id }) => player_id === player)?.player_name ?? shown;
    const id = ids.get(name);
    return id === undefined ? [] : [[id, rank]];
  });
  const forfeits = usage.flatMap(({ player_name, forfeited }) => (forfeited ? (ids.get(player_name) ?? []) : []));
  return {
    outcome: status === 'completed' ? 'ended' : 'void',
    ranks: status === 'completed' ? Object.fromEntries(ranks) : {},
    forfeits,
    used: usedIn(usage),
  };
}

export function usedIn(usage: readonly SeatUsage[]): Used {
  const used = usage.map((one) => ({ tokens: one.input_tokens + one.output_tokens, costUsd: one.cost_usd ?? 0 }));
  return sumOf(used);
}
