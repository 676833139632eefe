import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { TournamentGame, TournamentGamePage, TournamentList, TournamentView } from '#libs/protocol';
import { refuse, type Refusal } from '../../games/index.js';
import { InvalidCursor } from '../../games/ports/index.js';
import { notFound } from '../commands/tournament-control.js';
import { isTournamentOver, type Tournament } from '../domain/tournament.js';
import { type GameCounts, NO_GAMES, type TournamentQuery, TournamentStore } from '../tournament-store.js';
import { countsOf, KnownGames } from './known-games.js';
import { resultsCsv } from './results-csv.js';
import { entrantView, gameView, summaryOf, tablesOf, type TournamentTables } from './tournament-view.js';

/** Tables are up to 1 MB each, and a game has less than one kilobyte. */
const MAX_KEPT = 50;
const MAX_KEPT_GAMES = 200_000;

/** Milliseconds: those who ask at the same time share what is read and computed. */
const SHOWN_FOR_MS = 500;
/** What took long to compute is shown for this many times as long: computing it takes 5 % of the time. */
const SHOWN_FOR_TIMES = 20;
const LONG_MS = 25;

/** How a tournament stood when it was read last, its games after itself: what has ended by the end of it is there. */
interface Shown {
  readonly tournament: Tournament;
  readonly games: KnownGames;
  readonly tables: TournamentTables;
  readonly counts: GameCounts;
  readonly underWay: readonly TournamentGame[];
  readonly tookMs: number;
}

/** What can be asked about tournaments. */
@Injectable()
export class TournamentQueries {
  private readonly shown;

  constructor(private readonly store: TournamentStore) {
    this.shown = new LRUCache<string, Shown>({
      max: MAX_KEPT,
      maxSize: MAX_KEPT_GAMES,
      sizeCalculation: ({ games }) => games.size + 1,
      ttl: SHOWN_FOR_MS,
      ignoreFetchAbort: true,
      noDeleteOnFetchRejection: true,
      fetchMethod: async (id, before, { options }) => {
        const shown = await this.read(id, before);
        options.ttl = Math.max(SHOWN_FOR_MS, SHOWN_FOR_TIMES * (shown?.tookMs ?? 0));
        return shown;
      },
    });
  }

  async view(id: string): Promise<TournamentView | Refusal> {
    const now = await this.store.find(id);
    if (now === undefined) return notFound(id);
    const kept = await this.shown.fetch(id);
    const shown = isOutdated(kept, now) ? await this.shown.fetch(id, { forceRefresh: true }) : kept;
    return shown === undefined ? notFound(id) : viewOf(shown);
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

  private async read(id: string, before: Shown | undefined): Promise<Shown | undefined> {
    const tournament = await this.store.find(id);
    if (tournament === undefined) return undefined;
    const games = before?.games ?? new KnownGames(this.store, id);
    const hasChanged = await games.update();
    if (before !== undefined && !hasChanged && before.tournament.updatedAt === tournament.updatedAt) return before;
    const began = performance.now();
    const all = games.all;
    const tables = tablesOf(tournament, all);
    const underWay = all.filter(({ result }) => result === undefined).map(gameView);
    return { tournament, games, tables, counts: countsOf(all), underWay, tookMs: performance.now() - began };
  }
}

/** A change is shown at once, but where that would take long and it is not the end. */
function isOutdated(shown: Shown | undefined, now: Tournament): boolean {
  if (shown === undefined || shown.tournament.updatedAt === now.updatedAt) return false;
  return shown.tookMs < LONG_MS || isTournamentOver(now);
}

function viewOf({ tournament, tables: { planned, ...tables }, counts, underWay }: Shown): TournamentView {
  const { entrants, seatsPerGame, gamesPerPairing, seating, rounds, concurrency, budget, seed, settings } = tournament;
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
    under_way: underWay,
  };
}
