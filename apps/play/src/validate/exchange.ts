import { isJsonObject } from '#libs/protocol';

/** An HTTP answer. */
export interface Reply {
  readonly status: number;
  /** In lower case, without parameters; empty if the answer has none. */
  readonly mediaType: string;
  readonly text: string;
  readonly milliseconds: number;
  /** The header Idempotency-Key; null: there is none. */
  readonly idempotencyKey: string | null;
}

/** No answer, or not all of it in time. */
export interface NoReply {
  readonly failure: string;
}

/** Sends a request as an orchestrator does: redirects are not followed, and the deadline covers the whole answer. */
export async function exchange(
  url: string,
  request: RequestInit,
  { withinMs, maxBytes }: { readonly withinMs: number; readonly maxBytes: number },
): Promise<Reply | NoReply> {
  const began = performance.now();
  try {
    const signal = AbortSignal.timeout(Math.ceil(withinMs));
    const response = await fetch(url, { ...request, redirect: 'manual', signal });
    // One byte more than allowed, so that a too large answer is detected.
    const text = await limited(response, maxBytes + 1);
    const mediaType = response.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
    const idempotencyKey = response.headers.get('idempotency-key');
    return { status: response.status, mediaType, text, milliseconds: performance.now() - began, idempotencyKey };
  } catch (error) {
    return { failure: reasonOf(error, withinMs) };
  }
}

async function limited(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes >= maxBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes).toString();
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
