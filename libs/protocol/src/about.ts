/** How many may play a game. */
export interface SeatRange {
  readonly min: number;
  readonly max: number;
}

/** A game that an engine plays, in its own words. Everything but `game` may be missing. */
export interface GameAbout {
  /** Its word for it, such as `chess`. */
  readonly game: string;
  /** For people. */
  readonly name?: string;
  readonly version?: string;
  readonly seats?: SeatRange;
  /** For people and models. */
  readonly rules?: string;
  /** What may be chosen at its creation: a JSON Schema for each. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** It makes a game anew from its seed and actions: POST /game takes `from`. */
  readonly rebuilds?: boolean;
}

/** GET /about of an engine: the game that it plays when none is named, and others that may be. */
export interface EngineAbout extends GameAbout {
  readonly games?: readonly GameAbout[];
}

/** A game that the orchestrator can run. */
export interface OfferedGame {
  /** What `settings.game` takes: `engine` or `engine:game`. */
  readonly game: string;
  readonly name: string;
  readonly seats?: SeatRange;
  readonly rules?: string;
  readonly options?: GameAbout['options'];
  /** Its games can be forked. */
  readonly can_fork?: boolean;
}

/** An engine that games are played on. */
export interface EngineInfo {
  readonly name: string;
  /** It plays the games that name no engine. */
  readonly is_default: boolean;
  readonly status: 'healthy' | 'unhealthy';
  /** What it says that it plays; one entry without more than a name where it does not say. */
  readonly games: readonly OfferedGame[];
}

/** GET /engines. */
export interface EngineList {
  readonly engines: readonly EngineInfo[];
}

/** Which game is played: the engine's name here, what `settings.game` and lists take, and the game's name for people. */
export interface PlayedGame {
  readonly engine: string;
  readonly game?: string;
  readonly name: string;
}
