import { ranksOf } from '#libs/protocol';
import type { Seat, Story } from './story.js';
import { deedCount } from './worth.js';

/** A seat's place in the game. */
export interface ShownStanding {
  readonly seat: Seat;
  readonly rank: number;
  /** Others have the same rank. */
  readonly isShared: boolean;
  /** Null: the engine gives none. */
  readonly score: number | null;
}

export function scoreOf(story: Story, id: string): number | null {
  return story.engineStandings.find(({ player_id: playerId }) => playerId === id)?.score ?? null;
}

/** Best first, with the ranks that GET /games/{id}/result has; equal players share a rank. */
export function standings(story: Story): readonly ShownStanding[] {
  const finishers = story.seats.map((seat) => ({
    id: seat.id,
    isOut: seat.isOut,
    outAt: story.bankruptAt.get(seat.id) ?? null,
    score: [seat.cash, deedCount(story, seat.id)],
  }));
  const ranks = ranksOf(finishers, story.winnerId, story.engineStandings);
  const shared = [...ranks.values()].filter((rank, index, all) => all.indexOf(rank) !== index);
  return story.seats
    .map((seat) => {
      const rank = ranks.get(seat.id) ?? story.seats.length;
      return { seat, rank, isShared: shared.includes(rank), score: scoreOf(story, seat.id) };
    })
    .toSorted((a, b) => a.rank - b.rank);
}

export function isOver({ status }: Story): boolean {
  return status === 'completed' || status === 'stopped';
}

/** Whether ranks mean anything now: the game is over, or its engine ranks everybody all along. */
export function hasRanks(story: Story): boolean {
  if (story.seats.length < 2) return false;
  const ranked = new Set(story.engineStandings.map(({ player_id: id }) => id));
  return isOver(story) || story.seats.every(({ id }) => ranked.has(id));
}

/** Who ended the game in which place. */
export type Outcome =
  | { readonly kind: 'winner'; readonly seat: Seat }
  | { readonly kind: 'draw' }
  | { readonly kind: 'shared'; readonly seats: readonly Seat[] }
  | { readonly kind: 'nobody' }
  /** A game of one seat that was not won. */
  | { readonly kind: 'over' };

/** The outcome of a game that is over. A stopped one has a winner or none. */
export function outcomeOf(story: Story): Outcome {
  const winner = story.seats.find(({ id }) => id === story.winnerId);
  if (winner !== undefined) return { kind: 'winner', seat: winner };
  if (story.seats.length < 2) return { kind: 'over' };
  if (story.status === 'stopped') return { kind: 'nobody' };
  const first = standings(story).filter(({ rank }) => rank === 1);
  if (first.length === story.seats.length) return { kind: 'draw' };
  return first.length > 1 ? { kind: 'shared', seats: first.map(({ seat }) => seat) } : { kind: 'nobody' };
}
