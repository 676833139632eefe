import type { Competitor } from '../competitor.js';
import type { RecordedDecision, PlayedGame } from '../series/game-recorder.js';
import { Latencies } from './latencies.js';
import { type Interval, wilson } from './wilson.js';

/** A competitor's result. Shares are from 0 to 1, times in milliseconds. */
export interface CompetitorResult {
  readonly name: string;
  readonly url: string | null;
  readonly games: number;
  readonly wins: number;
  readonly win_rate: number;
  /** 95 % confidence. */
  readonly win_interval: Interval;
  /** Whether it wins more or less often than by chance, with that confidence. */
  readonly against_chance: 'above' | 'below' | 'unclear';
  readonly decisions: number;
  readonly illegal_rate: number;
  readonly timeout_rate: number;
  readonly failed_rate: number;
  readonly p50_ms: number | null;
  readonly p95_ms: number | null;
}

class CompetitorCounts {
  games = 0;
  wins = 0;
  decisions = 0;
  illegal = 0;
  timeouts = 0;
  failed = 0;
  readonly latencies = new Latencies();

  add({ durationMs, isIllegal, isTimeout, isFailed }: RecordedDecision): void {
    this.decisions += 1;
    this.latencies.add(durationMs);
    if (isIllegal) this.illegal += 1;
    if (isTimeout) this.timeouts += 1;
    if (isFailed) this.failed += 1;
  }
}

/** Counts games as they are played. */
export class Tally {
  private readonly accounts: ReadonlyMap<string, CompetitorCounts>;
  games = 0;
  turns = 0;
  withoutWinner = 0;

  constructor(private readonly competitors: readonly Competitor[]) {
    this.accounts = new Map(competitors.map(({ name }) => [name, new CompetitorCounts()]));
  }

  add({ seats, winner, decisions, turns }: PlayedGame): void {
    this.games += 1;
    this.turns += turns;
    if (winner === null) this.withoutWinner += 1;
    for (const name of seats) this.count(name, (account) => (account.games += 1));
    if (winner !== null) this.count(winner, (account) => (account.wins += 1));
    for (const decision of decisions) this.count(decision.playerName, (account) => account.add(decision));
  }

  /** In the order of the competitors. */
  rows(): readonly CompetitorResult[] {
    return this.competitors.map(({ name, url }) => this.row(name, url ?? null));
  }

  private count(name: string, change: (account: CompetitorCounts) => void): void {
    const account = this.accounts.get(name);
    if (account !== undefined) change(account);
  }

  private row(name: string, url: string | null): CompetitorResult {
    const { games, wins, decisions, illegal, timeouts, failed, latencies } =
      this.accounts.get(name) ?? new CompetitorCounts();
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

function againstChance({ low, high }: Interval, chance: number): CompetitorResult['against_chance'] {
  if (low > chance) return 'above';
  return high < chance ? 'below' : 'unclear';
}
