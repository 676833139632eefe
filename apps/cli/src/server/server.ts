import { isJsonObject, type JsonObject } from '#libs/protocol';
import { errorText } from '../error-fields.js';
import { safeLine } from '../screen/safe-text.js';
import type { ServerPlace } from './server-place.js';

/** Milliseconds that an answer may take; a replay may take longer. */
const TIMEOUT_MS = 30_000;
/** Characters of an answer that is read into memory; a list of a hundred games has a tenth of that. */
const MAX_ANSWER = 16_777_216;
const MAX_DETAIL = 500;

type Method = 'GET' | 'POST' | 'DELETE';

/** What was asked for could not be done; the message is for people. */
export class CommandFailed extends Error {
  /** @param code the server's word for it, if it has one */
  constructor(
    message: string,
    readonly code?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** An orchestrator over REST. Methods throw CommandFailed. */
export class Server {
  constructor(
    private readonly place: ServerPlace,
    private readonly signal: AbortSignal,
  ) {}

  async get(...path: readonly string[]): Promise<JsonObject> {
    return this.json('GET', path);
  }

  async list(path: readonly string[], query: Readonly<Record<string, string>>): Promise<JsonObject> {
    return this.json('GET', path, undefined, new URLSearchParams(query));
  }

  async delete(...path: readonly string[]): Promise<JsonObject> {
    return this.json('DELETE', path);
  }

  async post(path: readonly string[], body?: unknown): Promise<JsonObject> {
    return this.json('POST', path, body);
  }

  /** A large answer, as it comes. What goes wrong after its beginning shows when it is read. */
  async stream(...path: readonly string[]): Promise<NonNullable<Response['body']>> {
    const answer = await this.send('GET', path, {}, this.signal);
    if (!answer.ok) throw await failureIn(answer);
    if (answer.body === null) throw new CommandFailed('The server answered nothing.');
    return answer.body;
  }

  private async json(
    method: Method,
    path: readonly string[],
    body?: unknown,
    query = new URLSearchParams(),
  ): Promise<JsonObject> {
    const signal = AbortSignal.any([this.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const answer = await this.send(method, path, { body, query }, signal);
    if (!answer.ok) throw await failureIn(answer);
    const value = parsed(await textOf(answer));
    if (isJsonObject(value)) return value;
    throw new CommandFailed(`${this.place.url} answered something that is not of an orchestrator.`);
  }

  private async send(
    method: Method,
    path: readonly string[],
    { body, query = new URLSearchParams() }: { readonly body?: unknown; readonly query?: URLSearchParams },
    signal: AbortSignal,
  ): Promise<Response> {
    const { url, apiKey } = this.place;
    const address = `${url}/${path.map(encodeURIComponent).join('/')}${query.size === 0 ? '' : `?${query.toString()}`}`;
    const headers = {
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    // A key must not follow a redirect to another server.
    const request: RequestInit = { method, headers, redirect: 'error', signal };
    try {
      return await fetch(address, { ...request, ...(body !== undefined && { body: JSON.stringify(body) }) });
    } catch (error) {
      throw unreachable(url, error);
    }
  }
}

function unreachable(url: string, error: unknown): CommandFailed {
  // What fetch itself says is that it failed.
  const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : error;
  const reason = errorText(cause, 'code') ?? errorText(cause, 'message') ?? 'unknown error';
  return new CommandFailed(`${url} cannot be reached: ${safeLine(reason, MAX_DETAIL)}.`, undefined, { cause: error });
}

/** `detail` of a problem (RFC 9457), or the status. */
async function failureIn(answer: Response): Promise<CommandFailed> {
  const body = parsed(await textOf(answer));
  const { detail, code } = isJsonObject(body) ? body : {};
  const text = typeof detail === 'string' ? safeLine(detail, MAX_DETAIL) : `The server answered ${answer.status}.`;
  return typeof code === 'string' ? new CommandFailed(text, safeLine(code, MAX_DETAIL)) : new CommandFailed(text);
}

async function textOf({ body }: Response): Promise<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
    text += read.value;
    if (text.length <= MAX_ANSWER) continue;
    await reader?.cancel();
    throw new CommandFailed(`The server answered more than ${MAX_ANSWER} characters.`);
  }
  return text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Such as the page of a proxy: the caller names the status.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
