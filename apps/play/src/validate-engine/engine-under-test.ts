import { isJsonObject, type JsonObject } from '#libs/protocol';
import { exchange, type NoReply, type Reply } from '../validate/exchange.js';

/** The orchestrator does not read larger answers. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/** What an engine answered. `what` names the request, for findings. */
export interface EngineAnswer {
  readonly what: string;
  readonly reply: Reply | NoReply;
  /** 0: none. */
  readonly status: number;
  /** Undefined: no JSON. */
  readonly value: unknown;
  /** Empty where the answer is no object. */
  readonly body: JsonObject;
}

interface Sent {
  readonly key?: string;
  readonly method?: 'GET' | 'POST' | 'DELETE';
}

/** Sends requests as an orchestrator does. */
export class EngineUnderTest {
  /** @param url without a trailing slash */
  constructor(
    readonly url: string,
    readonly game: string | undefined,
    readonly deadlineMs: number,
  ) {}

  /** @param sent a body as JSON; a text as it is; undefined: none */
  async call(path: string, sent?: unknown, { key, method }: Sent = {}): Promise<EngineAnswer> {
    const verb = method ?? (sent === undefined ? 'GET' : 'POST');
    const headers = {
      accept: 'application/json',
      ...(sent !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
    };
    const body = sent === undefined ? {} : { body: typeof sent === 'string' ? sent : JSON.stringify(sent) };
    const limits = { withinMs: this.deadlineMs, maxBytes: MAX_ANSWER_BYTES };
    const reply = await exchange(this.url + path, { method: verb, headers, ...body }, limits);
    const value = 'failure' in reply ? undefined : parsed(reply.text);
    const status = 'failure' in reply ? 0 : reply.status;
    return { what: `${verb} ${pattern(path)}`, reply, status, value, body: isJsonObject(value) ? value : {} };
  }

  /** A new game for that many seats. */
  create(seats: number, fields: JsonObject = {}): Promise<EngineAnswer> {
    const players = Array.from({ length: seats }, (_, at) => ({
      name: `Seat ${at + 1}`,
      model: '',
      personality: 'random',
    }));
    return this.call('/game', { players, ...(this.game !== undefined && { game: this.game }), ...fields });
  }
}

/** The path without ids, so that the same finding about two games is one. */
function pattern(path: string): string {
  return path.replace(/^\/game\/[^/?]+/, '/game/{id}').slice(0, 80);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
