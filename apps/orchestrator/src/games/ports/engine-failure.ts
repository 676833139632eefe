/**
 * `away` – the engine cannot be reached, does not answer in time, or answers 5xx or 429: it may come back;
 * `refused` – it answers with a refusal (4xx), for example because it does not know the game;
 * `nonsense` – it answers something that cannot be what was asked for;
 * `aborted` – the caller did not want the answer any more.
 */
export type EngineFailureKind = 'away' | 'refused' | 'nonsense' | 'aborted';

/** Why the engine could not be asked. The message is a sentence that an operator can act on. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';

  /**
   * @param status of the engine's answer; undefined when there was none.
   * @param code the engine's own word for a refusal, if it has one.
   * @param reason what it objects to, in its own words, if it has any.
   */
  constructor(
    readonly kind: EngineFailureKind,
    message: string,
    readonly status?: number,
    cause?: unknown,
    readonly code?: string,
    readonly reason?: string,
  ) {
    super(message, { cause });
  }
}
