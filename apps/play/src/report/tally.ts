import type { ModelOptions } from '#libs/protocol';
import { type Interval, type PlayedGame as GameInPlan, type Standing, standingsOf, wilson } from '#libs/tournaments';
import type { Competitor } from '../competitor.js';
import type { RecordedDecision, PlayedGame } from '../series/game-recorder.js';
import { planOf, type ScheduleOptions } from '../series/schedule.js';
import { type Comparison, comparisonsOf } from './comparisons.js';
import { Latencies } from './latencies.js';
import { ModelCounts, type ModelResult } from './model-counts.js';

/** A competitor's result. Shares are from 0 to 1, times in milliseconds. */
export interface CompetitorResult extends ModelResult {
  readonly name: string;
  readonly personality: string;
  readonly url: string | null;
  readonly model: string | null;
  readonly model_options: ModelOptions | null;
  readonly games: number;
  /** First places that were nobody else's. */
  readonly wins: number;
  /** First places that it shared. */
  readonly draws: number;
  /** First places among its games; one that several share counts as their share of it. */
  readonly win_rate: number;
  /** 95 % confidence. */
  readonly win_interval: Interval;
  /** Whether it wins more or less often than by chance, with that confidence. */
  readonly against_chance: 'above' | 'below' | 'unclear';
  /** Over the games that have scores; null: none had. */
  readonly mean_score: number | null;
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
  draws = 0;
  /** First places, shared ones as their share. */
  firsts = 0;
  private scored = 0;
  private score = 0;
  decisions = 0;
  illegal = 0;
  timeouts = 0;
  failed = 0;
  readonly latencies = new Latencies();
  readonly model = new ModelCounts();

  get meanScore(): number | null {
    return this.scored === 0 ? null : this.score / this.scored;
  }

  /** @param sharing how many have the first place together with it; 0: it does not have it */
  addGame(sharing: number, score: number | null): void {
    this.games += 1;
    if (sharing === 1) this.wins += 1;
    if (sharing > 1) this.draws += 1;
    if (sharing > 0) this.firsts += 1 / sharing;
    if (score === null) return;
    this.scored += 1;
    this.score += score;
  }

  add(decision: RecordedDecision): void {
    const { durationMs, isIllegal, isTimeout, isFailed } = decision;
    this.decisions += 1;
    this.model.add(decision);
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
  private readonly competitors: readonly Competitor[];
  private readonly results: GameInPlan[] = [];
  /** By seed: how many of its games are over, and everybody's first places in them. */
  private readonly sets = new Map<number, { games: number; readonly wins: Map<string, number> }>();

  constructor(private readonly options: ScheduleOptions) {
    const { competitors } = options;
    this.competitors = competitors;
    this.accounts = new Map(competitors.map(({ name }) => [name, new CompetitorCounts()]));
  }

  /** What all models together have used. */
  get spent(): { readonly usd: number; readonly tokens: number } {
    const results = [...this.accounts.values()].map(({ model }) => model.result());
    return {
      usd: results.reduce((sum, { cost_usd }) => sum + (cost_usd ?? 0), 0),
      tokens: results.reduce((sum, { input_tokens, output_tokens }) => sum + input_tokens + output_tokens, 0),
    };
  }

  /** Each pair of competitors, over the seeds of which all games are over. */
  comparisons(): readonly Comparison[] {
    const { mirrored } = this.options;
    const size = mirrored ? this.competitors.length : 1;
    const complete = [...this.sets.values()].filter(({ games }) => games === size);
    return comparisonsOf(
      this.competitors.map(({ name }) => name),
      complete.map(({ wins }) => wins),
    );
  }

  /** As those of a tournament, by points: the places count, not only the first one. */
  standings(): readonly Standing[] {
    return this.competitors.length === 1 ? [] : standingsOf(planOf(this.options), this.results);
  }

  add(game: PlayedGame): void {
    const { seed, seats, decisions, turns, standings = [] } = game;
    const first = firstOf(game);
    this.games += 1;
    this.results.push(inPlan(game));
    this.addToSet(seed, first);
    this.turns += turns;
    if (first.length !== 1) this.withoutWinner += 1;
    const scores = new Map(standings.map(({ name, score }) => [name, score]));
    for (const name of seats) {
      const sharing = first.includes(name) ? first.length : 0;
      this.count(name, (account) => account.addGame(sharing, scores.get(name) ?? null));
    }
    for (const decision of decisions) this.count(decision.playerName, (account) => account.add(decision));
  }

  /** In the order of the competitors. */
  rows(): readonly CompetitorResult[] {
    return this.competitors.map((competitor) => this.row(competitor));
  }

  private addToSet(seed: number, first: readonly string[]): void {
    const set = this.sets.get(seed) ?? { games: 0, wins: new Map<string, number>() };
    set.games += 1;
    for (const name of first) set.wins.set(name, (set.wins.get(name) ?? 0) + 1 / first.length);
    this.sets.set(seed, set);
  }

  private count(name: string, change: (account: CompetitorCounts) => void): void {
    const account = this.accounts.get(name);
    if (account !== undefined) change(account);
  }

  private row({ name, personality, url, model, modelOptions }: Competitor): CompetitorResult {
    const counts = this.accounts.get(name) ?? new CompetitorCounts();
    const { games, wins, draws, firsts, meanScore, decisions, latencies } = counts;
    const interval = wilson(firsts, games);
    return {
      name,
      personality,
      url: url ?? null,
      model: model ?? null,
      model_options: modelOptions ?? null,
      games,
      wins,
      draws,
      win_rate: share(firsts, games),
      win_interval: interval,
      against_chance: againstChance(interval, 1 / this.competitors.length),
      mean_score: meanScore,
      decisions,
      illegal_rate: share(counts.illegal, decisions),
      timeout_rate: share(counts.timeouts, decisions),
      failed_rate: share(counts.failed, decisions),
      p50_ms: latencies.quantile(0.5),
      p95_ms: latencies.quantile(0.95),
      ...counts.model.result(),
    };
  }
}

/** Those who are first. Nobody wins or draws alone. */
function firstOf({ seats, winner, standings }: PlayedGame): readonly string[] {
  if (seats.length === 1) return [];
  if (standings !== undefined) return standings.filter(({ rank }) => rank === 1).map(({ name }) => name);
  return winner === null ? [] : [winner];
}

function inPlan(game: PlayedGame): GameInPlan {
  const { index, seats, winner, standings } = game;
  const places = standings ?? (winner === null ? [] : [{ name: winner, rank: 1 }]);
  const ranks = Object.fromEntries(places.map(({ name, rank }) => [name, rank]));
  return { number: index + 1, round: 1, pairing: 1, seats, outcome: 'ended', ranks, forfeits: [] };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function againstChance({ low, high }: Interval, chance: number): CompetitorResult['against_chance'] {
  if (chance === 1) return 'unclear';
  if (low > chance) return 'above';
  return high < chance ? 'below' : 'unclear';
}
