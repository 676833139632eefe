import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Log } from '#libs/service';
import { OrchestratorConfig } from '../config.js';
import { GameStore } from '../store/index.js';
import { Clock } from './clock.js';
import type { GameSession } from './domain/session.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What nothing will come of any more. */
const OVER: readonly GameSession['status'][] = ['completed', 'stopped', 'failed'];

/** Forgets games that have been over for as long as the configuration keeps them. */
@Injectable()
export class GameRetention {
  constructor(
    private readonly store: GameStore<GameSession>,
    private readonly config: OrchestratorConfig,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  @Interval(HOUR_MS)
  async sweep(): Promise<void> {
    const { retentionDays } = this.config;
    if (retentionDays === 0) return;
    try {
      const games = await this.store.forget(OVER, this.clock.at(this.clock.now() - retentionDays * DAY_MS));
      if (games > 0) this.log.info('old games were forgotten', { games });
    } catch (error) {
      this.log.error('old games could not be forgotten', { err: error });
    }
  }
}
