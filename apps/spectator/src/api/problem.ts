import { isJsonObject } from '#libs/protocol';
import { textIn } from '../story/index.js';

/** A failed request; its message is shown to the viewer. `status` 0: the server cannot be reached. */
export class RequestFailed extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly status: number,
    message: string,
    /** Errors by path in the request body. */
    readonly details: readonly { readonly path: string; readonly message: string }[] = [],
  ) {
    super(message);
  }
}

/** Reads a problem document (RFC 9457); for any other body the message gives the status. */
export function requestFailureOf(status: number, body: unknown): RequestFailed {
  if (!isJsonObject(body)) return new RequestFailed(status, `The server answered ${status}.`);
  const errors: readonly unknown[] = Array.isArray(body['errors']) ? body['errors'] : [];
  const details = errors.filter(isJsonObject).map((error) => ({
    path: textIn(error, 'path') ?? '',
    message: textIn(error, 'message') ?? '',
  }));
  return new RequestFailed(
    status,
    textIn(body, 'detail') ?? textIn(body, 'title') ?? `The server answered ${status}.`,
    details,
  );
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
