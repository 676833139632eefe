/**
 * Why a game cannot be watched or a request was not granted. `code` is the server's own word (`game_not_found`, …), or
 * one of this library's: `timeout`, `disconnected`, `connection_refused`, `bad_answer`, `refused` (the server gave no
 * code), `already_watched`, `closed`, `unknown_seq` (the server's history is shorter than what was already seen) and
 * `gap` (events stay missing however often they are asked for).
 */
export class SpectatorError extends Error {
  override readonly name = 'SpectatorError';

  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Keeps a SpectatorError as it is; gives anything else `code`. */
export function asSpectatorError(error: unknown, code: string): SpectatorError {
  if (error instanceof SpectatorError) return error;
  return new SpectatorError(code, error instanceof Error ? error.message : String(error), { cause: error });
}
