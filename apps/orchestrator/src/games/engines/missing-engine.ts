import type { GameState } from '#libs/protocol';
import { EngineFailure, type Execution, GameEngineClient, type StartedEngineGame } from '../ports/index.js';

/**
 * Stands for an engine that games were begun on and that the configuration does not name any more. To them it is away:
 * they pause, and go on once it is named again.
 */
export class MissingEngine extends GameEngineClient {
  constructor(private readonly name: string) {
    super();
  }

  create(): Promise<StartedEngineGame> {
    return this.fail();
  }

  readState(): Promise<GameState> {
    return this.fail();
  }

  readActions(): Promise<never> {
    return this.fail();
  }

  execute(): Promise<Execution> {
    return this.fail();
  }

  remove(): Promise<void> {
    return Promise.resolve();
  }

  isHealthy(): Promise<boolean> {
    return Promise.resolve(false);
  }

  private fail(): Promise<never> {
    return Promise.reject(new EngineFailure('away', `no engine ${this.name} is configured`));
  }
}
