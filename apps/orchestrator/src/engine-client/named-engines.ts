import type { JsonHttp } from '../http-client/index.js';
import { type GameEngineClient, NamedEngines } from '../games/ports/index.js';
import type { EngineClientOptions } from './engine-client.options.js';
import { HttpGameEngineClient } from './http-game-engine-client.js';

/** A name that games are created with, and the address behind it. */
export interface NamedEngine {
  readonly name: string;
  readonly url: string;
}

/** Where the named engines are. A class, so that it is an injection token too. */
export class NamedEngineOptions {
  /** @param options of every engine; its address is that of the default one */
  constructor(
    readonly engines: readonly NamedEngine[],
    readonly defaultName: string,
    readonly options: EngineClientOptions,
  ) {}
}

/** A client for each named engine: what one has learnt of its engine says nothing about another. */
export class HttpNamedEngines extends NamedEngines {
  readonly names: readonly string[];
  readonly defaultName: string;
  private readonly clients: ReadonlyMap<string, GameEngineClient>;

  constructor({ engines, defaultName, options }: NamedEngineOptions, http: JsonHttp) {
    super();
    this.defaultName = defaultName;
    this.names = engines.map(({ name }) => name);
    this.clients = new Map(engines.map((engine) => [engine.name, new HttpGameEngineClient(http, options.at(engine))]));
  }

  find(name: string): GameEngineClient | undefined {
    return this.clients.get(name);
  }
}
