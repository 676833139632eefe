import type { IncomingHttpHeaders } from 'node:http';
import type { JsonObject } from '#libs/protocol';

/** Who has sent a message: the parts of its request by which the routes decide what is allowed. */
export interface Caller {
  readonly headers: IncomingHttpHeaders;
  /** Where the connection comes from. */
  readonly address: string;
  /** The API keys and tokens that came with the request. */
  readonly keys: readonly string[];
  /** Fires when the client is gone. */
  readonly signal: AbortSignal;
}

export interface RestRequest {
  readonly method: 'GET' | 'POST';
  /** Parts of the path, which are encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
  /** Plays one seat: sent in place of the caller's bearer token. */
  readonly seatToken?: string | undefined;
}

export interface RestAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * The REST interface of the service, asked in the name of a caller: their rights, limits and traces are those of a request that
 * they sent themselves. An answer that is too large for a message rejects with {@link RestFailure}.
 */
export abstract class RestApi {
  abstract send(request: RestRequest, caller: Caller): Promise<RestAnswer>;
}

/** What the service refused, as a client may read it. */
export class RestFailure extends Error {
  /** @param code the stable word of the problem */
  constructor(
    message: string,
    readonly code: string,
    readonly status: number,
  ) {
    super(message);
  }
}
