import { ordinal, rate, rating } from 'openskill';
import { type AgentIdentity, idOf } from './agent-identity.js';

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
 * Online Ranking” (JMLR 12, 2011). Who had several seats is rated by what they come to on average.
 *
 * @param before one for each agent of the finishes
 */
export function afterGame(before: readonly Rating[], finishes: readonly Finish[]): readonly Rating[] {
  const known = new Map(before.map((old) => [idOf(old.agent), old]));
  const seats = finishes.flatMap((finish) => {
    const old = known.get(idOf(finish.agent));
    return old === undefined ? [] : [{ ...finish, old }];
  });
  if (seats.length === 0) return before;
  const teams = seats.map(({ old: { mu, sigma } }) => [{ mu, sigma }]);
  const after = rate(teams, { rank: seats.map(({ place }) => place) });
  return before.map((old) => {
    const own = seats.flatMap((seat, index) =>
      seat.old === old ? [{ hasWon: seat.hasWon, ...after[index]?.[0] }] : [],
    );
    return {
      ...old,
      mu: mean(own.map(({ mu }) => mu ?? old.mu)) ?? old.mu,
      sigma: mean(own.map(({ sigma }) => sigma ?? old.sigma)) ?? old.sigma,
      games: old.games + 1,
      wins: old.wins + (own.some(({ hasWon }) => hasWon) ? 1 : 0),
    };
  });
}

function mean(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** What the agent is almost certainly worth at least, and what the leaderboard goes by: mu − 3 sigma. */
export function conservative({ mu, sigma }: Rating): number {
  return ordinal({ mu, sigma });
}
