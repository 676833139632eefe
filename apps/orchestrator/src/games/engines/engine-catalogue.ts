import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { EngineAbout, EngineInfo, EngineList, GameAbout, OfferedGame } from '#libs/protocol';
import { DEFAULT_ENGINE, EngineFailure, type GameFilter } from '../ports/index.js';
import { refuse, type Refusal } from '../domain/refusal.js';
import { GameEngines } from './game-engines.js';

/** Milliseconds: after that a description is asked for again, and how long somebody waits for the first one. */
const FRESH_MS = 10_000;
const TIMEOUT_MS = 2_000;

/** Descriptions: each of a few kB. */
const MAX_KEPT = 500;

/** What can be played: `engine` or `engine:game`, taken apart. */
export interface GameChoice {
  /** Undefined: the default engine, which nobody had to name. */
  readonly engine: string | undefined;
  /** Undefined: the engine's usual game. */
  readonly game: string | undefined;
}

/** Undefined: the engine does not describe itself. */
interface Kept {
  readonly about: EngineAbout | undefined;
}

/** What the engines describe that they play. What one does not describe, or cannot right now, is not known: that is no error. */
@Injectable()
export class EngineCatalogue {
  /** Only the first to ask waits: a decision's time is not spent on an engine that hangs here. */
  private readonly kept = new LRUCache<string, Kept, GameChoice>({
    max: MAX_KEPT,
    ttl: FRESH_MS,
    allowStale: true,
    // No timer of its own.
    ttlResolution: 0,
    fetchMethod: async (_key, stale, { context }) => this.ask(context, stale),
  });

  constructor(private readonly engines: GameEngines) {}

  /** What `settings.game` names; undefined: no engine is called so. */
  choiceOf(named: string | undefined): GameChoice | undefined {
    if (named == null) return { engine: undefined, game: undefined };
    if (this.engines.has(named)) return { engine: named, game: undefined };
    const colon = named.indexOf(':');
    const [engine, game] = [named.slice(0, colon), named.slice(colon + 1)];
    return colon > 0 && game !== '' && this.engines.has(engine) ? { engine, game } : undefined;
  }

  /** Why nothing is called so; undefined: it may be. */
  unknown(named: string | undefined, path = 'game'): Refusal | undefined {
    if (this.choiceOf(named) !== undefined) return undefined;
    const message = `there is no engine ${named?.split(':')[0]}; known are ${this.engines.names.join(', ')}`;
    return { ...refuse('unknown_game', `${path}: ${message}`), errors: [{ path, message }] };
  }

  /** Under which name games of this choice are listed, rated and counted: what `settings.game` takes. */
  async keyOf({ engine, game }: GameChoice): Promise<string | undefined> {
    const name = engine ?? this.engines.defaultName;
    const isUsual = game === undefined || (await this.described(engine, undefined))?.game === game;
    if (!isUsual) return `${name}:${game}`;
    return name === this.engines.defaultName ? this.engines.ownKey : name;
  }

  /** Which games a name stands for; one that no engine has (any more) may still be that of earlier games. */
  async filterOf(named: string | undefined): Promise<GameFilter> {
    const choice = this.choiceOf(named);
    if (choice === undefined) return { key: named, orNone: named === DEFAULT_ENGINE };
    const key = await this.keyOf(choice);
    return { key, orNone: key === this.engines.ownKey };
  }

  /** For people. */
  async nameOf(key: string): Promise<string> {
    const choice = this.choiceOf(key);
    if (choice === undefined) return key;
    const about = await this.described(choice.engine, undefined);
    const described = choice.game === undefined ? about : about?.games?.find(({ game }) => game === choice.game);
    return described?.name ?? described?.game ?? key;
  }

  /** Never rejects. */
  async about({ engine, game }: GameChoice): Promise<GameAbout | undefined> {
    const about = await this.described(engine, game);
    if (game === undefined || about === undefined || about.game === game) return about;
    // An engine that does not know the question answers it with its usual game.
    return about.games?.find((other) => other.game === game);
  }

  async list(): Promise<EngineList> {
    return { engines: await Promise.all(this.engines.names.map(async (name) => this.infoOf(name))) };
  }

  private async infoOf(name: string): Promise<EngineInfo> {
    const [isHealthy, about] = await Promise.all([this.engines.of(name).isHealthy(), this.described(name, undefined)]);
    const isDefault = name === this.engines.defaultName;
    const usual = offered(name, about);
    const others = (about?.games ?? []).filter(({ game }) => game !== about?.game);
    return {
      name,
      is_default: isDefault,
      status: isHealthy ? 'healthy' : 'unhealthy',
      games: [usual, ...others.map((other) => offered(`${name}:${other.game}`, other))],
    };
  }

  private async described(engine: string | undefined, game: string | undefined): Promise<EngineAbout | undefined> {
    const key = JSON.stringify([engine ?? this.engines.defaultName, game]);
    return (await this.kept.fetch(key, { context: { engine, game } }))?.about;
  }

  /** An engine that is away is described as it was. */
  private async ask({ engine, game }: GameChoice, stale: Kept | undefined): Promise<Kept> {
    try {
      return { about: await this.engines.of(engine).about(game, AbortSignal.timeout(TIMEOUT_MS)) };
    } catch (error) {
      if (error instanceof EngineFailure) return stale ?? { about: undefined };
      throw error;
    }
  }
}

function offered(game: string, about: GameAbout | undefined): OfferedGame {
  const { name, seats, rules, options, rebuilds } = about ?? {};
  return {
    game,
    name: name ?? about?.game ?? game,
    ...(seats && { seats }),
    ...(rules !== undefined && { rules }),
    ...(options && { options }),
    ...(rebuilds === true && { can_fork: true }),
  };
}
