import { isJsonObject } from '#libs/protocol';

/** The orchestrator does not read larger answers. */
export const MAX_ANSWER_BYTES = 256 * 1024;

/** One byte more than allowed, so that a too large answer is detected. */
const MAX_READ_BYTES = MAX_ANSWER_BYTES + 1;

/** An HTTP answer. */
export interface Reply {
  readonly status: number;
  /** In lower case, without parameters; empty if the answer has none. */
  readonly mediaType: string;
  readonly text: string;
  readonly milliseconds: number;
}

/** No answer, or not all of it in time. */
export interface NoReply {
  readonly failure: string;
}

const ACCEPT = 'application/json, application/x-ndjson';

/** Sends requests as an orchestrator does: redirects are not followed, and the deadline covers the whole answer. */
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

  private async send(path: string, request: RequestInit, withinMs: number): Promise<Reply | NoReply> {
    const began = performance.now();
    try {
      const signal = AbortSignal.timeout(Math.ceil(withinMs));
      const response = await fetch(this.url + path, { ...request, redirect: 'manual', signal });
      const text = await limited(response);
      const mediaType = response.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
      return { status: response.status, mediaType, text, milliseconds: performance.now() - began };
    } catch (error) {
      return { failure: reasonOf(error, withinMs) };
    }
  }
}

async function limited(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes >= MAX_READ_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MAX_READ_BYTES).toString();
}

function reasonOf(error: unknown, withinMs: number): string {
  if (textIn(error, 'name') === 'TimeoutError') {
    return `It did not answer within the ${Math.ceil(withinMs)} ms that it was given.`;
  }
  // An error of fetch has no details; the reason is its cause.
  const cause = (isJsonObject(error) ? error['cause'] : undefined) ?? error;
  return `The connection failed: ${textIn(cause, 'message') || textIn(cause, 'code') || String(error)}.`;
}

function textIn(value: unknown, field: string): string {
  const text = isJsonObject(value) ? value[field] : undefined;
  return typeof text === 'string' ? text : '';
}
