import { Injectable } from '@nestjs/common';
import { OrchestratorConfig } from '../../config.js';
import { type Refusal, tooMany } from '../domain/refusal.js';
import type { GameSession } from '../domain/session.js';
import { GameDispatcher, GameStore } from '../ports/index.js';

/** What needs a runner now. A game that its engine paused goes on by itself, and was counted when it began. */
const RUNNING: readonly GameSession['status'][] = ['starting', 'running'];

/** Games end by themselves, and nobody knows when. */
const RETRY_AFTER_S = 30;

/** How many games may run: for each process that runs games, and for each API key. */
@Injectable()
export class GameQuota {
  /**
   * Games that are being let in, by the key that creates them. One that was written down just now counts twice for a moment: one
   * fewer may run then, never one more.
   */
  private readonly pending: (string | undefined)[] = [];

  constructor(
    private readonly store: GameStore<GameSession>,
    private readonly dispatcher: GameDispatcher,
    private readonly config: OrchestratorConfig,
  ) {}

  /** Does `begin`, which makes one more game run, unless there are too many. Requests at the same time count each other. */
  async within<T extends object>(createdBy: string | undefined, begin: () => Promise<T>): Promise<T | Refusal> {
    this.pending.push(createdBy);
    try {
      const refusal = (await this.ofKey(createdBy)) ?? (await this.ofAll());
      return refusal ?? (await begin());
    } finally {
      this.pending.splice(this.pending.indexOf(createdBy), 1);
    }
  }

  private async ofKey(createdBy: string | undefined): Promise<Refusal | undefined> {
    const max = this.config.limits.runningGamesPerKey;
    if (max === 0 || createdBy === undefined) return undefined;
    const pending = this.pending.filter((key) => key === createdBy).length;
    if ((await this.store.count(RUNNING, createdBy)) + pending <= max) return undefined;
    const detail = `Your API key has ${max} running games, as many as a key may have: try again when one has ended.`;
    return tooMany('running_games_per_key', detail, RETRY_AFTER_S);
  }

  private async ofAll(): Promise<Refusal | undefined> {
    const perProcess = this.config.limits.runningGames;
    if (perProcess === 0) return undefined;
    const running = await this.store.count(RUNNING);
    if (running + this.pending.length <= perProcess) return undefined;
    const max = perProcess * (await this.dispatcher.countRunners());
    if (running + this.pending.length <= max) return undefined;
    const detail = `This server runs ${max} games, as many as it may: try again when one has ended.`;
    return tooMany('running_games', detail, RETRY_AFTER_S);
  }
}
