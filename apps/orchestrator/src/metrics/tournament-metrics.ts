import { Inject, Injectable } from '@nestjs/common';
import { TOURNAMENT_STATUSES } from '#libs/protocol';
import {
  COORDINATIONS,
  type Coordination,
  type GameOutcome,
  TournamentMeter,
  TournamentStore,
} from '../tournaments/index.js';
import { RecentRead } from './recent-read.js';
import { Metrics } from './registry.js';

/** How tournaments go, and what becomes of their games. */
@Injectable()
export class TournamentMetrics extends TournamentMeter {
  private readonly here = new Map<string, Coordination>();
  private readonly begins;
  private readonly counts;
  private readonly forfeits;
  private readonly pauses;

  constructor(metrics: Metrics, @Inject(TournamentStore) store: Pick<TournamentStore, 'count'>) {
    super();
    this.begins = metrics.counter({
      name: 'tournament_games_begun_total',
      help: 'Games of tournaments that were begun from here.',
    });
    this.counts = metrics.counter({
      name: 'tournament_games_counted_total',
      help: 'Games of tournaments that were counted here: ended or void.',
      labelNames: ['outcome'],
    });
    this.forfeits = metrics.counter({
      name: 'tournament_forfeits_total',
      help: 'Forfeits in the games of tournaments that were counted here.',
    });
    this.pauses = metrics.counter({
      name: 'tournaments_paused_total',
      help: 'Tournaments that were paused because their games cannot be created.',
    });
    // A counter with labels is there from its first count on: 0 counts too.
    for (const outcome of ['ended', 'void']) this.counts.inc({ outcome }, 0);
    metrics.gauge(
      {
        name: 'tournaments_here',
        help: 'Tournaments that this process coordinates: moving, waiting or failing.',
        labelNames: ['state'],
      },
      (gauge) => {
        const states = [...this.here.values()];
        for (const state of COORDINATIONS) gauge.set({ state }, states.filter((one) => one === state).length);
      },
    );
    const statuses = new RecentRead(async () =>
      Promise.all(TOURNAMENT_STATUSES.map(async (status) => ({ status, tournaments: await store.count(status) }))),
    );
    const described = {
      name: 'tournaments',
      help: 'Tournaments in the store, by status.',
      labelNames: ['status'],
    } as const;
    metrics.gauge(described, async (gauge) => {
      const now = (await statuses.now()) ?? [];
      gauge.reset();
      for (const { status, tournaments } of now) gauge.set({ status }, tournaments);
    });
  }

  coordinates(tournamentId: string, state: Coordination | undefined): void {
    if (state === undefined) this.here.delete(tournamentId);
    else this.here.set(tournamentId, state);
  }

  begun(): void {
    this.begins.inc();
  }

  counted({ outcome, forfeits }: GameOutcome): void {
    this.counts.inc({ outcome });
    this.forfeits.inc(forfeits.length);
  }

  paused(): void {
    this.pauses.inc();
  }
}
