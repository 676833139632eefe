import { Injectable } from '@nestjs/common';
import type { GameRunner } from '../ports/index.js';

/** Work beside games that the dispatcher has done by one process at a time. */
export interface JobKind {
  /** What the ids of these jobs begin with, as no game's does. */
  readonly prefix: string;
  readonly runner: GameRunner;
  /** The ids of the jobs that need a runner. */
  underWay(): Promise<readonly string[]>;
}

/** Passes each job to what runs it: a game to the loop, and another kind, which a module has added, to the runner of that. */
@Injectable()
export class JobRunners {
  private readonly kinds: JobKind[] = [];

  /** To be called before any module is initialised. */
  add(kind: JobKind): void {
    this.kinds.push(kind);
  }

  beside(games: GameRunner): GameRunner {
    const of = (id: string): GameRunner => this.kinds.find(({ prefix }) => id.startsWith(prefix))?.runner ?? games;
    return {
      run: async (id, signal) => of(id).run(id, signal),
      handOver: (id) => of(id).handOver(id),
      wake: (id) => of(id).wake(id),
    };
  }

  async underWay(): Promise<readonly string[]> {
    return (await Promise.all(this.kinds.map(async (kind) => kind.underWay()))).flat();
  }
}
