import { Injectable } from '@nestjs/common';
import { GameEngineClient } from '../ports/index.js';

/** Tells many waiting games whether the engine is back with one question at a time. */
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
