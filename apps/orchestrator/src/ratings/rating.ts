import { ordinal, rate, rating } from 'openskill';
import type { AgentIdentity } from './agent-identity.js';

/** What is known of one agent's strength. */
export interface Rating {
  readonly agent: AgentIdentity;
  /** The estimate, and its standard deviation. */
  readonly mu: number;
  readonly sigma: number;
  readonly games: number;
  readonly wins: number;
}

/** An agent as it comes out of a game. */
export interface Finish {
  readonly agent: AgentIdentity;
  /** 1 first; agents that compare as equal share a place. */
  readonly place: number;
  readonly hasWon: boolean;
}

/** An agent without games. */
export function unrated(agent: AgentIdentity): Rating {
  return { agent, ...rating(), games: 0, wins: 0 };
}

/**
 * The ratings after one more game, by the Plackett–Luce model of Weng and Lin, “A Bayesian Approximation Method for
 * Online Ranking” (JMLR 12, 2011).
 *
 * @param before one for each finish, in the same order
 */
export function afterGame(before: readonly Rating[], finishes: readonly Finish[]): readonly Rating[] {
  if (before.length === 0) return [];
  const teams = before.map(({ mu, sigma }) => [{ mu, sigma }]);
  const after = rate(teams, { rank: finishes.map(({ place }) => place) });
  return before.map((old, index) => ({
    ...old,
    ...after[index]?.[0],
    games: old.games + 1,
    wins: old.wins + (finishes[index]?.hasWon === true ? 1 : 0),
  }));
}

/** What the agent is almost certainly worth at least, and what the leaderboard goes by: mu − 3 sigma. */
export function conservative({ mu, sigma }: Rating): number {
  return ordinal({ mu, sigma });
}
