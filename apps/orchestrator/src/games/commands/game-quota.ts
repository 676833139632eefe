import { Injectable } from '@nestjs/common';
import { OrchestratorConfig } from '../../config.js';
import { engineOf } from '../domain/game-key.js';
import { type Refusal, tooMany } from '../domain/refusal.js';
import type { GameSession } from '../domain/session.js';
import { GameDispatcher, GameStore } from '../ports/index.js';

/** What needs a runner now, or keeps one waiting. A game that its engine paused goes on by itself, and was counted when it began. */
const RUNNING: readonly GameSession['status'][] = ['waiting', 'starting', 'running'];

/** Games end by themselves, and nobody knows when. */
const RETRY_AFTER_S = 30;

/** Which limits a game counts for: those of the key that created it, and of its engine. */
interface Counted {
  readonly createdBy?: string | undefined;
  readonly gameKey?: string | undefined;
}

/** How many games may run: for each process that runs games, for each engine, and for each API key. */
@Injectable()
export class GameQuota {
  /**
   * Games that are being let in. One that was written down just now counts twice for a moment: one fewer may run then, never
   * one more.
   */
  private readonly pending: Counted[] = [];

  constructor(
    private readonly store: GameStore<GameSession>,
    private readonly dispatcher: GameDispatcher,
    private readonly config: OrchestratorConfig,
  ) {}

  /** Does `begin`, which makes one more game run, unless there are too many. Requests at the same time count each other. */
  async within<T extends object>(game: Counted, begin: () => Promise<T>): Promise<T | Refusal> {
    this.pending.push(game);
    try {
      const refusal = (await this.ofKey(game)) ?? (await this.ofEngine(game)) ?? (await this.ofAll());
      return refusal ?? (await begin());
    } finally {
      this.pending.splice(this.pending.indexOf(game), 1);
    }
  }

  private async ofKey({ createdBy }: Counted): Promise<Refusal | undefined> {
    const max = this.config.limits.runningGamesPerKey;
    if (max === 0 || createdBy === undefined) return undefined;
    const pending = this.pending.filter((game) => game.createdBy === createdBy).length;
    if ((await this.store.count(RUNNING, createdBy)) + pending <= max) return undefined;
    const detail = `Your API key has ${max} running games, as many as a key may have: try again when one has ended.`;
    return tooMany('running_games_per_key', detail, RETRY_AFTER_S);
  }

  private async ofEngine(game: Counted): Promise<Refusal | undefined> {
    const max = this.config.limits.runningGamesPerEngine;
    if (max === 0) return undefined;
    const engine = this.engineOf(game);
    const pending = this.pending.filter((other) => this.engineOf(other) === engine).length;
    const counts = (await this.store.countByGame(RUNNING)).filter((count) => this.engineOf(count) === engine);
    if (counts.reduce((sum, { games }) => sum + games, pending) <= max) return undefined;
    const detail = `The engine ${engine} has ${max} running games, as many as an engine may have: try again when one has ended.`;
    return tooMany('running_games_per_engine', detail, RETRY_AFTER_S);
  }

  private engineOf({ gameKey = this.config.defaultEngine }: Counted): string {
    return engineOf(gameKey);
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
