import { Injectable } from '@nestjs/common';
import { GameEngineClient } from '../ports/index.js';

/** Checks whether the engine is back: one health check at a time serves all waiting games. */
@Injectable()
export class EngineWatch {
  private asking: Promise<boolean> | undefined;

  constructor(private readonly engine: GameEngineClient) {}

  isBack(): Promise<boolean> {
    this.asking ??= this.engine.isHealthy().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }
}
