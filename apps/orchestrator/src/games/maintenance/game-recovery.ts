import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { GameStatus } from '#libs/protocol';
import { Log } from '#libs/service';
import { JobRunners } from '../loop/job-runners.js';
import { GameDispatcher, GameStore } from '../ports/index.js';
import { type GameSession, needsRunner } from '../domain/session.js';

const UNDER_WAY: readonly GameStatus[] = ['waiting', 'starting', 'running', 'paused'];
const GAMES_PER_PAGE = 100;

/** Every game that is under way, and every other job, goes on from its last commit, without a request: after a start, and whenever the
 * dispatcher may have lost games. */
@Injectable()
export class GameRecovery implements OnApplicationBootstrap {
  constructor(
    private readonly store: GameStore<GameSession>,
    private readonly dispatcher: GameDispatcher,
    private readonly log: Log,
    private readonly jobs: JobRunners,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.dispatcher.recoverWith(() => this.recover());
  }

  private async recover(): Promise<void> {
    let games = 0;
    for (const status of UNDER_WAY) games += await this.ensure(status);
    const others = await this.jobs.underWay();
    if (others.length > 0) await this.dispatcher.ensure(others);
    if (games > 0) this.log.debug('games under way have their runner', { games });
  }

  private async ensure(status: GameStatus): Promise<number> {
    let found = 0;
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await this.store.list({ status, limit: GAMES_PER_PAGE, ...(cursor !== undefined && { cursor }) });
      const waiting = page.games.filter(needsRunner).map(({ id }) => id);
      if (waiting.length > 0) await this.dispatcher.ensure(waiting);
      found += waiting.length;
      cursor = page.nextCursor;
    }
    return found;
  }
}
