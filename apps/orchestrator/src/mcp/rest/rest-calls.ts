import { isJsonObject, jsonObjectIn, type JsonObject } from '#libs/protocol';
import { type Caller, RestApi, RestFailure, type RestRequest } from './rest-api.js';

/** REST in the name of one caller. Methods reject with {@link RestFailure} where the service refuses. */
export class RestCalls {
  constructor(
    private readonly rest: RestApi,
    private readonly caller: Caller,
  ) {}

  async get(path: RestRequest['path'], rest: Pick<RestRequest, 'query' | 'seatToken'> = {}): Promise<JsonObject> {
    return this.send({ method: 'GET', path, ...rest });
  }

  async post(
    path: RestRequest['path'],
    rest: Pick<RestRequest, 'body' | 'headers' | 'seatToken'> = {},
  ): Promise<JsonObject> {
    return this.send({ method: 'POST', path, ...rest });
  }

  private async send(request: RestRequest): Promise<JsonObject> {
    const { status, text } = await this.rest.send(request, this.caller);
    const body = jsonObjectIn(text);
    if (status >= 400 || body === undefined) throw failureIn(status, body ?? {});
    return body;
  }
}

/** RFC 9457: `detail` names what is wrong and what is allowed. */
function failureIn(status: number, { detail, code }: JsonObject): RestFailure {
  const sentence = typeof detail === 'string' ? detail : `The server answered ${status}.`;
  return new RestFailure(sentence, typeof code === 'string' ? code : 'internal_error', status);
}

/** The objects of a list in an answer. */
export function objectsIn(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
