import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { GameDispatcher, type GameRunner } from '../games/ports/index.js';

interface Run {
  readonly controller: AbortController;
  /** Asked for again while it was in progress. */
  again: boolean;
  readonly done: Promise<void>;
}

/** One process: every game is run here. */
@Injectable()
export class LocalGameDispatcher extends GameDispatcher implements BeforeApplicationShutdown {
  private readonly runs = new Map<string, Run>();
  private runner: GameRunner | undefined;
  private isClosing = false;

  serve(runner: GameRunner): void {
    this.runner = runner;
  }

  async recoverWith(recover: () => Promise<void>): Promise<void> {
    await recover();
  }

  async start(gameId: string): Promise<void> {
    const current = this.runs.get(gameId);
    if (current !== undefined) current.again = true;
    else this.begin(gameId);
  }

  async ensure(gameIds: readonly string[]): Promise<void> {
    for (const gameId of gameIds) {
      if (!this.runs.has(gameId)) this.begin(gameId);
    }
  }

  async countRunners(): Promise<number> {
    return 1;
  }

  async wake(gameId: string): Promise<void> {
    if (this.runs.has(gameId)) this.runner?.wake(gameId);
  }

  /** Before sockets and stores close: every run gives its game back. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isClosing = true;
    const runs = [...this.runs.values()];
    for (const { controller } of runs) controller.abort();
    await Promise.all(runs.map(({ done }) => done));
  }

  private begin(gameId: string): void {
    const { runner } = this;
    if (runner === undefined || this.isClosing) return;
    const controller = new AbortController();
    const done = runner.run(gameId, controller.signal).then(() => this.ended(gameId));
    this.runs.set(gameId, { controller, again: false, done });
  }

  private ended(gameId: string): void {
    const again = this.runs.get(gameId)?.again ?? false;
    this.runs.delete(gameId);
    if (again) this.begin(gameId);
  }
}
