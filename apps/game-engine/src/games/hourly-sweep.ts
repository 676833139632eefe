import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock, Log } from '#libs/service';
import { GameStore } from '../store/index.js';
import { LiveGames } from './live-games.js';
import { RetentionPeriod } from './retention-period.js';

const HOUR_MS = 3_600_000;

/** Games that one query reads. */
const BATCH = 500;

/** Lets go of what nobody needs: idle games in memory, and games on record that have been kept long enough. */
@Injectable()
export class HourlySweep implements OnApplicationBootstrap {
  constructor(
    private readonly games: LiveGames,
    private readonly store: GameStore,
    private readonly retention: RetentionPeriod,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Also at the start, which does not wait for it: a service may never run for an hour. */
  onApplicationBootstrap(): void {
    void this.sweep();
  }

  @Interval(HOUR_MS)
  async sweep(): Promise<void> {
    this.games.dropIdle();
    const time = this.retention.endBefore(this.clock.now());
    if (time === null) return;
    try {
      const removed = await this.removeFinishedBefore(time);
      if (removed > 0) this.log.info('old games removed', { removed, finished_before: time });
    } catch (error) {
      this.log.warn('old games could not be removed; the next sweep tries again', { err: error });
    }
  }

  /** One after the other, so that games that go on do not have to wait long for the disk. */
  private async removeFinishedBefore(time: string): Promise<number> {
    let removed = 0;
    for (;;) {
      const ids = await this.store.finishedBefore(time, BATCH);
      for (const id of ids) await this.games.remove(id);
      removed += ids.length;
      if (ids.length < BATCH) return removed;
    }
  }
}
