import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { ConsoleGames, ConsoleReplica, ConsoleStatus, GameStatus } from '#libs/protocol';
import { Clock, PROGRAM_VERSION, resultWithin } from '#libs/service';
import type { GameSession } from '../games/index.js';
import { DatabaseUnavailable, GameStore } from '../games/ports/index.js';
import { consoleGame } from './console-games.js';
import { allLimits } from './limits.js';
import { OwnReport, type ReceivedReport } from './replicas/replica-report.js';
import { ReplicaReports } from './replicas/replica-reports.js';
import { consoleServices, Services } from './services.js';

/** Which games of all are shown. */
export interface GamesQuery {
  readonly status: GameStatus;
  readonly limit: number;
  readonly cursor?: string;
}

/** What is the same for everybody who asks. */
export type SharedStatus = Omit<ConsoleStatus, 'key_name' | 'actions'>;
type WithoutGames = Omit<SharedStatus, 'games'>;

/** How long an answer is used, milliseconds: operators who look at the same time share it. */
const USED_MS = 1_000;
/** How long the database may take: the other tables are wanted most while it does not answer. Milliseconds. */
const MAX_WAIT_MS = 2_000;
/** Different lists of games that are looked at within a second. */
const MAX_LISTS = 50;

/** Those whose games have a step in hand, or wait for one. */
const UNDER_WAY = ['starting', 'running', 'paused'] as const;

/** What operators are shown: read once a second, however many look. */
@Injectable()
export class ConsoleStatusReader {
  private readonly lists;
  private readonly rest;

  constructor(
    private readonly store: GameStore<GameSession>,
    private readonly services: Services,
    private readonly reports: ReplicaReports,
    private readonly own: OwnReport,
    private readonly clock: Clock,
  ) {
    this.lists = new LRUCache<string, { readonly games: ConsoleGames | null }, GamesQuery>({
      max: MAX_LISTS,
      ttl: USED_MS,
      fetchMethod: async (_key, _old, { context }) => this.readGames(context),
    });
    this.rest = new LRUCache<'all', WithoutGames>({ max: 1, ttl: USED_MS, fetchMethod: async () => this.readRest() });
  }

  /** Rejects with InvalidCursor. */
  async read(query: GamesQuery): Promise<SharedStatus> {
    const key = JSON.stringify([query.status, query.limit, query.cursor]);
    const [list, rest] = await Promise.all([
      // One read of a list is under way at a time, however long it takes.
      resultWithin(MAX_WAIT_MS, this.lists.forceFetch(key, { context: query })),
      this.rest.forceFetch('all'),
    ]);
    return { ...rest, games: list?.games ?? null };
  }

  private async readGames(query: GamesQuery): Promise<{ readonly games: ConsoleGames | null }> {
    const { status } = query;
    const isUnderWay = UNDER_WAY.some((one) => one === status);
    try {
      const [page, starting, running, paused] = await Promise.all([
        isUnderWay ? this.store.listByLastWrite(query) : this.store.list(query),
        ...UNDER_WAY.map(async (one) => this.store.count([one])),
      ]);
      const games = page.games.map((game) => consoleGame(game, this.clock.now()));
      const counts = { starting: starting ?? 0, running: running ?? 0, paused: paused ?? 0 };
      return { games: { status, games, next_cursor: page.nextCursor, counts } };
    } catch (error) {
      if (error instanceof DatabaseUnavailable) return { games: null };
      throw error;
    }
  }

  private async readRest(): Promise<WithoutGames> {
    // The reports count the probes.
    const probed = await this.services.probe();
    const received = await this.reports.all();
    const reports = received?.map(({ report }) => report) ?? [this.own.now()];
    return {
      at: this.clock.at(),
      version: PROGRAM_VERSION,
      services: consoleServices(probed, reports),
      replicas: received === undefined ? null : shared(received),
      limits: allLimits(reports.map(({ limits }) => limits)),
    };
  }
}

/** A replica that has not reported for as long is silent: its games are about to be taken by others. Seconds. */
const SILENT_S = 5;

/** With its share of all games that replicas run. */
function shared(received: readonly ReceivedReport[]): readonly ConsoleReplica[] {
  const runners = received.filter(({ report }) => report.roles.includes('loop'));
  const live = runners.filter(({ age }) => age < SILENT_S);
  const games = live.reduce((sum, { report }) => sum + report.games, 0);
  const share = Math.ceil(games / Math.max(1, live.length));
  return received.map(({ report: { name, version, roles, startedAt, games: mine }, age }) => {
    const runs = roles.includes('loop');
    const numbers = { games: runs ? mine : null, share: runs ? (age < SILENT_S ? share : 0) : null };
    return { name, version, roles, started_at: startedAt, heartbeat_age: age, ...numbers };
  });
}
