/** Runs games: the loop. */
export interface GameRunner {
  /**
   * Runs the game until it needs no runner any more, or until `signal` fires: then it is given back as soon as the step in
   * hand allows. Never rejects.
   */
  run(gameId: string, signal: AbortSignal): Promise<void>;
  /** Another process is to go on with the game: its run here ends after the step in hand, however long that takes. */
  handOver(gameId: string): void;
  /** The game was changed from outside (speed, pause, stop): the loop reads it again now. */
  wake(gameId: string): void;
}

/**
 * Decides where and when a game is run. One `run` per game is in progress across all processes, except for
 * the moment of a takeover, and never two in one process.
 */
export abstract class GameDispatcher {
  /** Names who runs games in this process. Called once, before the first game is started. */
  abstract serve(runner: GameRunner): void;

  /**
   * Names who knows the games that are under way, and has them all run: `recover` passes each to {@link ensure}. It is
   * called now, and again whenever what the dispatcher knows of games may be lost. Called once. Where games are known
   * in this process alone, a failure of `recover` rejects; elsewhere it is tried again.
   */
  abstract recoverWith(recover: () => Promise<void>): Promise<void>;

  /**
   * Has the game run, here or elsewhere, and resolves once that is certain. A game whose run is just ending is run once
   * more, so that no request is lost. The game is written down as one that needs a runner, so
   * that `recover` finds it where the request itself does not get through: that is logged, and does not reject.
   */
  abstract start(gameId: string): Promise<void>;

  /** Has each game run that has no runner and does not wait for one. */
  abstract ensure(gameIds: readonly string[]): Promise<void>;

  /** How many processes run games, as far as this one knows; at least 1. Never rejects. */
  abstract countRunners(): Promise<number>;

  /** Passes {@link GameRunner.wake} on to the process that runs the game, if there is one. Never rejects. */
  abstract wake(gameId: string): Promise<void>;
}
