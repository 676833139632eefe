import { Injectable, Optional } from '@nestjs/common';
import { DEFAULT_ENGINE, GameEngineClient, NamedEngines, NO_NAMED_ENGINES } from '../ports/index.js';
import { MissingEngine } from './missing-engine.js';

/** The engines that games are played on. */
@Injectable()
export class GameEngines {
  constructor(
    private readonly usual: GameEngineClient,
    @Optional() private readonly named: NamedEngines = NO_NAMED_ENGINES,
  ) {}

  /** The default one first. */
  get names(): readonly string[] {
    const { names, defaultName } = this.named;
    return [defaultName, ...names.filter((name) => name !== defaultName)];
  }

  get defaultName(): string {
    return this.named.defaultName;
  }

  /** The key of the default engine's own game; undefined while that engine has no name of its own. */
  get ownKey(): string | undefined {
    return this.defaultName === DEFAULT_ENGINE ? undefined : this.defaultName;
  }

  has(name: string): boolean {
    return this.names.includes(name);
  }

  /** @param name undefined: the default one, as for games that name none. */
  of(name: string | undefined): GameEngineClient {
    if (name === undefined || name === this.named.defaultName) return this.usual;
    return this.named.find(name) ?? new MissingEngine(name);
  }
}
