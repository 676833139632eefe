import type { Competitor } from '../competitor.js';
import type { DecisionRecord, GameRecord } from '../series/game-record.js';
import { Latencies } from './latencies.js';
import { type Interval, wilson } from './wilson.js';

/** What a series says of one competitor. Shares are from 0 to 1, times in milliseconds. */
export interface Row {
  readonly name: string;
  readonly url: string | null;
  readonly games: number;
  readonly wins: number;
  readonly win_rate: number;
  /** 95 % confidence. */
  readonly win_interval: Interval;
  /** Whether it wins more or less often than chance would have it, with that confidence. */
  readonly against_chance: 'above' | 'below' | 'unclear';
  readonly decisions: number;
  readonly illegal_rate: number;
  readonly timeout_rate: number;
  readonly failed_rate: number;
  readonly p50_ms: number | null;
  readonly p95_ms: number | null;
}

class Account {
  games = 0;
  wins = 0;
  decisions = 0;
  illegal = 0;
  timeouts = 0;
  failed = 0;
  readonly latencies = new Latencies();

  add({ durationMs, isIllegal, isTimeout, isFailed }: DecisionRecord): void {
    this.decisions += 1;
    this.latencies.add(durationMs);
    if (isIllegal) this.illegal += 1;
    if (isTimeout) this.timeouts += 1;
    if (isFailed) this.failed += 1;
  }
}

/** Counts games as they are played. */
export class Tally {
  private readonly accounts: ReadonlyMap<string, Account>;
  games = 0;
  turns = 0;
  withoutWinner = 0;

  constructor(private readonly competitors: readonly Competitor[]) {
    this.accounts = new Map(competitors.map(({ name }) => [name, new Account()]));
  }

  add({ seats, winner, decisions, turns }: GameRecord): void {
    this.games += 1;
    this.turns += turns;
    if (winner === null) this.withoutWinner += 1;
    for (const name of seats) this.count(name, (account) => (account.games += 1));
    if (winner !== null) this.count(winner, (account) => (account.wins += 1));
    for (const decision of decisions) this.count(decision.playerName, (account) => account.add(decision));
  }

  /** In the order of the competitors. */
  rows(): readonly Row[] {
    return this.competitors.map(({ name, url }) => this.row(name, url ?? null));
  }

  private count(name: string, change: (account: Account) => void): void {
    const account = this.accounts.get(name);
    if (account !== undefined) change(account);
  }

  private row(name: string, url: string | null): Row {
    const { games, wins, decisions, illegal, timeouts, failed, latencies } = this.accounts.get(name) ?? new Account();
    const interval = wilson(wins, games);
    return {
      name,
      url,
      games,
      wins,
      win_rate: share(wins, games),
      win_interval: interval,
      against_chance: againstChance(interval, 1 / this.competitors.length),
      decisions,
      illegal_rate: share(illegal, decisions),
      timeout_rate: share(timeouts, decisions),
      failed_rate: share(failed, decisions),
      p50_ms: latencies.quantile(0.5),
      p95_ms: latencies.quantile(0.95),
    };
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function againstChance({ low, high }: Interval, chance: number): Row['against_chance'] {
  if (low > chance) return 'above';
  return high < chance ? 'below' : 'unclear';
}
