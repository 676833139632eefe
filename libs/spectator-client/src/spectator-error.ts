/**
 * Why a game cannot be watched or a request failed. `code` is the server's code (`game_not_found`, …), or one of this
 * library's: `timeout`, `disconnected`, `connection_refused`, `bad_answer`, `refused` (the server gave no
 * code), `already_watched`, `closed`, `unknown_seq` (the server has fewer events than were already received) and
 * `gap` (missing events were requested repeatedly and never arrived).
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
