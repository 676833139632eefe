import { exchange, type NoReply, type Reply } from './exchange.js';

export type { NoReply, Reply } from './exchange.js';

/** The orchestrator does not read larger answers. */
export const MAX_ANSWER_BYTES = 256 * 1024;

const ACCEPT = 'application/json, application/x-ndjson';

/** Sends requests to an agent. */
export class AgentUnderTest {
  /** @param url without a trailing slash */
  constructor(
    readonly url: string,
    /** For a decision, in milliseconds. */
    readonly deadlineMs: number,
  ) {}

  get(path: string): Promise<Reply | NoReply> {
    return this.send(path, { headers: { accept: ACCEPT } }, this.deadlineMs);
  }

  /** @param body sent as JSON; a text is sent as it is */
  decide(body: unknown, { deadlineMs = this.deadlineMs, accept = ACCEPT } = {}): Promise<Reply | NoReply> {
    const request = {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    };
    return this.send(`/games/${crypto.randomUUID()}/decide`, request, deadlineMs);
  }

  private send(path: string, request: RequestInit, withinMs: number): Promise<Reply | NoReply> {
    return exchange(this.url + path, request, { withinMs, maxBytes: MAX_ANSWER_BYTES });
  }
}
