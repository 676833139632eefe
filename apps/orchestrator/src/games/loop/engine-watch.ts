import { Injectable } from '@nestjs/common';
import { GameEngines } from '../engines/game-engines.js';

/** Checks whether an engine is back: one health check at a time serves all games that wait for it. */
@Injectable()
export class EngineWatch {
  private readonly asking = new Map<string | undefined, Promise<boolean>>();

  constructor(private readonly engines: GameEngines) {}

  /** @param engine its name; undefined: the default one. */
  isBack(engine: string | undefined): Promise<boolean> {
    const asked = this.asking.get(engine);
    if (asked !== undefined) return asked;
    const asking = this.engines
      .of(engine)
      .isHealthy()
      .finally(() => this.asking.delete(engine));
    this.asking.set(engine, asking);
    return asking;
  }
}
