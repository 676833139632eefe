/** Whoever can run a game: the loop. */
export interface GameRunner {
  /**
   * Runs the game until it needs nobody any more, or until `signal` fires: then it is given back as soon as the step in
   * hand allows. Never rejects.
   */
  run(gameId: string, signal: AbortSignal): Promise<void>;
  /** The game was changed from outside (speed, pause, stop): look at it again now. */
  nudge(gameId: string): void;
}

/**
 * Decides where and when a game is run. At most one `run` per game is in progress across all processes, but for the
 * moment of a takeover.
 */
export abstract class GameDispatcher {
  /** Names who runs games in this process. Called once, before the first game is started. */
  abstract serve(runner: GameRunner): void;

  /**
   * Has the game run, here or elsewhere, and resolves once that is certain. A game whose run is just ending is run once
   * more, so that no request is lost between two looks at it.
   */
  abstract start(gameId: string): Promise<void>;

  /** Passes {@link GameRunner.nudge} on to whoever runs the game; nothing where nobody does. */
  abstract nudge(gameId: string): Promise<void>;
}
