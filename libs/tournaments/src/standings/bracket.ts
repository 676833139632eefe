import type { PlayedGame, TournamentPlan } from '../plan.js';
import { type BracketPart, type MatchState, type Side, statesOf } from '../schedule/elimination.js';
import { Results } from '../schedule/results.js';

/** One of the two in a match. */
export interface BracketSide {
  /** Null: not yet known, or a bye. */
  readonly entrant: string | null;
  readonly isBye: boolean;
  readonly points: number;
}

export interface BracketMatch {
  /** Of its games; the matches in which nobody plays have a number too. */
  readonly pairing: number;
  readonly part: BracketPart;
  /** In its part, 1 first. */
  readonly round: number;
  readonly sides: readonly [BracketSide, BracketSide];
  /** Null: not yet decided, or nobody is in it. */
  readonly winner: string | null;
  /** What decided it; null: nothing yet. */
  readonly by: NonNullable<MatchState['by']> | null;
}

export interface Bracket {
  readonly matches: readonly BracketMatch[];
}

/** Undefined for formats without a bracket. */
export function bracketOf(plan: TournamentPlan, played: readonly PlayedGame[]): Bracket | undefined {
  if (plan.format !== 'single_elimination' && plan.format !== 'double_elimination') return undefined;
  const results = new Results(plan, played);
  return { matches: statesOf(plan, results).map((state) => matchOf(state, results)) };
}

function matchOf({ match, sides: [one, other], winner, by }: MatchState, results: Results): BracketMatch {
  const points = results.points(match.number);
  const sideOf = (side: Side): BracketSide => ({
    entrant: side ?? null,
    isBye: side === null,
    points: points.get(side ?? '') ?? 0,
  });
  return {
    pairing: match.number,
    part: match.part,
    round: match.round,
    sides: [sideOf(one), sideOf(other)],
    winner: winner ?? null,
    by: by ?? null,
  };
}
