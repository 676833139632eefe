import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock, Log } from '#libs/service';
import { OrchestratorConfig } from '../../config.js';
import { GameStore } from '../ports/index.js';
import type { GameSession } from '../domain/session.js';
import { EngineCleanup } from './engine-cleanup.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Games in these statuses do not go on by themselves. */
const OVER: readonly GameSession['status'][] = ['completed', 'stopped', 'failed'];

/** Deletes games that have been over for as long as the configuration keeps them, here and in their engine. */
@Injectable()
export class GameRetention {
  constructor(
    private readonly store: GameStore<GameSession>,
    private readonly config: OrchestratorConfig,
    private readonly clock: Clock,
    private readonly cleanup: EngineCleanup,
    private readonly log: Log,
  ) {}

  @Interval(HOUR_MS)
  async sweep(): Promise<void> {
    const { retentionDays } = this.config;
    if (retentionDays === 0) return;
    try {
      const before = this.clock.at(this.clock.now() - retentionDays * DAY_MS);
      const games = await this.store.prune(OVER, before, (pruned) => this.cleanup.removeAll(pruned));
      if (games > 0) this.log.info('old games were forgotten', { games });
    } catch (error) {
      this.log.error('old games could not be forgotten', { err: error });
    }
  }
}
