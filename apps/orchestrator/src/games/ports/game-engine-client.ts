import type { Span } from '#libs/tracing';
import type {
  ActionResult,
  CreateEngineGame,
  EngineAbout,
  EngineActionRequest,
  EngineActions,
  GameState,
} from '#libs/protocol';

export interface StartedEngineGame {
  /** The engine's own id of the game. */
  readonly engineGameId: string;
  readonly state: GameState;
  /** What chance is drawn from, where it names it. */
  readonly seed?: number;
  /** Where the engine answers the start like an action: what happened at the start. */
  readonly result?: ActionResult;
}

export interface ActionOrder {
  readonly engineGameId: string;
  /** The same for the same step of the same game, whichever process sends it and however often. */
  readonly idempotencyKey: string;
  readonly request: EngineActionRequest;
  /** The snapshot that the action was chosen on. It shows whether an action whose answer was lost was executed. */
  readonly before: GameState;
  /** An earlier attempt at the step was cut off after its decision, so the action may have been executed already. */
  readonly mayBeExecuted?: boolean;
}

export type Execution =
  /** `state` and `actions` only if the engine's answer carried them. */
  | {
      readonly kind: 'executed';
      readonly result: ActionResult;
      readonly state?: GameState;
      readonly actions?: EngineActions;
    }
  /** The engine refuses, and nothing has changed. `code` is the engine's word for it, if it has one. */
  | { readonly kind: 'refused'; readonly message: string; readonly code: string | undefined };

/**
 * A game engine. A call that fails is repeated with growing waits as long as that is safe, and then throws
 * EngineFailure; `signal` ends it at once, waits included, with EngineFailure `aborted`. What comes back has the
 * contract's shape: ids are text, required fields are there, fields of the wrong type are left out, and fields that
 * the contract does not name pass through. `span` is what a call is a part of, where that is traced.
 */
export abstract class GameEngineClient {
  /**
   * Creates a game, starts it and reads it. The creation is repeated only if it provably never arrived, so no second
   * game comes of it. A game that cannot be started is removed again.
   */
  abstract create(request: CreateEngineGame, signal?: AbortSignal, span?: Span): Promise<StartedEngineGame>;

  /** Throws EngineFailure `refused` with status 404 for a game that the engine does not know (any more). */
  abstract readState(engineGameId: string, signal?: AbortSignal, span?: Span): Promise<GameState>;

  /** undefined: this engine knows the game, but does not list its valid actions. */
  abstract readActions(engineGameId: string, signal?: AbortSignal, span?: Span): Promise<EngineActions | undefined>;

  /**
   * Executes an action once or never. Where the answer is lost and the engine does not honour idempotency keys, the
   * state decides whether it was executed; then `result` carries no more than `success` and a message.
   */
  abstract execute(order: ActionOrder, signal?: AbortSignal, span?: Span): Promise<Execution>;

  /** Has the engine delete the game, if it can. Never throws EngineFailure. */
  abstract remove(engineGameId: string): Promise<void>;

  /**
   * What the engine plays, in its own words: the game of this name, else its usual one. Undefined: it does not describe
   * itself, or not this game. Throws EngineFailure where it cannot be asked.
   */
  about(_game?: string, _signal?: AbortSignal): Promise<EngineAbout | undefined> {
    return Promise.resolve(undefined);
  }

  /**
   * The state that an action would lead to, as this player would see it; the game itself stays as it is. Undefined: this
   * engine, or this game, does not show that. Throws EngineFailure.
   */
  peek(_engineGameId: string, _request: EngineActionRequest, _signal?: AbortSignal): Promise<GameState | undefined> {
    return Promise.resolve(undefined);
  }

  /** Whether the engine answers, within 2 seconds. Never throws EngineFailure. */
  abstract isHealthy(): Promise<boolean>;
}
