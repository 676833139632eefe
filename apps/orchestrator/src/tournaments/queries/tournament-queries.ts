import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { TournamentGamePage, TournamentList, TournamentView } from '#libs/protocol';
import { refuse, type Refusal } from '../../games/index.js';
import { InvalidCursor } from '../../games/ports/index.js';
import { notFound } from '../commands/tournament-control.js';
import { type BegunGame, isTournamentOver, type Tournament } from '../domain/tournament.js';
import { type GameCounts, NO_GAMES, type TournamentQuery, TournamentStore } from '../tournament-store.js';
import { resultsCsv } from './results-csv.js';
import { entrantView, gameView, summaryOf, tablesOf, type TournamentTables } from './tournament-view.js';

/** Tables: up to 1 MB each. */
const MAX_KEPT = 50;

/** A table that took long is shown for this many times as long, whatever has been played since: computing it takes 5 % of the time. */
const SHOWN_FOR = 20;
const LONG_MS = 25;

interface Kept {
  readonly tables: TournamentTables;
  /** The results that they show. */
  readonly of: string;
  readonly freshUntil: number;
}

/** What can be asked about tournaments. */
@Injectable()
export class TournamentQueries {
  private readonly kept = new LRUCache<string, Kept>({ max: MAX_KEPT });

  constructor(private readonly store: TournamentStore) {}

  async view(id: string): Promise<TournamentView | Refusal> {
    const tournament = await this.store.find(id);
    if (tournament === undefined) return notFound(id);
    const counts = (await this.store.counts([id])).get(id) ?? NO_GAMES;
    const [{ planned, ...tables }, open] = await Promise.all([this.tables(tournament, counts), this.store.open(id)]);
    const { entrants, seatsPerGame, gamesPerPairing, seating, rounds, concurrency, budget, seed, settings } =
      tournament;
    return {
      ...summaryOf(tournament, counts, planned),
      entrants: entrants.map(entrantView),
      ...tables,
      seats_per_game: seatsPerGame,
      games_per_pairing: gamesPerPairing,
      seating,
      rounds: rounds ?? null,
      concurrency,
      ...(budget !== undefined && { budget }),
      seed: isTournamentOver(tournament) ? seed : null,
      settings,
      under_way: open.map(gameView),
    };
  }

  async list(query: TournamentQuery): Promise<TournamentList | Refusal> {
    try {
      const { tournaments, nextCursor } = await this.store.list(query);
      const counts = await this.store.counts(tournaments.map(({ id }) => id));
      return {
        count: tournaments.length,
        tournaments: tournaments.map((one) => summaryOf(one, counts.get(one.id) ?? NO_GAMES)),
        next_cursor: nextCursor,
      };
    } catch (error) {
      if (error instanceof InvalidCursor)
        return refuse('invalid_cursor', 'cursor must be the next_cursor of an earlier answer.');
      throw error;
    }
  }

  async games(id: string, afterNumber: number, limit: number): Promise<TournamentGamePage | Refusal> {
    if ((await this.store.find(id)) === undefined) return notFound(id);
    const games = await this.store.games(id, afterNumber, limit);
    return { games: games.map(gameView), next_after_number: games.at(-1)?.number ?? afterNumber };
  }

  /** The results as lines of CSV. */
  async csv(id: string): Promise<Iterable<string> | Refusal> {
    const tournament = await this.store.find(id);
    return tournament === undefined ? notFound(id) : resultsCsv(tournament, await this.store.games(id));
  }

  private async tables(tournament: Tournament, counts: GameCounts): Promise<TournamentTables> {
    const { id, updatedAt } = tournament;
    const of = `${updatedAt} ${counts.ended} ${counts.void}`;
    const kept = this.kept.get(id);
    if (kept !== undefined && (kept.of === of || performance.now() < kept.freshUntil)) return kept.tables;
    const games: readonly BegunGame[] = await this.store.games(id);
    const began = performance.now();
    const tables = tablesOf(tournament, games);
    const took = performance.now() - began;
    this.kept.set(id, { tables, of, freshUntil: took < LONG_MS ? 0 : began + SHOWN_FOR * took });
    return tables;
  }
}
