import { Agent, fetch } from 'undici';
import { ProviderFailure } from './provider-failure.js';

export interface FetchOptions {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

export type Fetch = (url: string, options: FetchOptions) => Promise<Response>;

/** A model may think for longer than the five minutes that undici waits for: the signal ends a request, nothing else. */
const PATIENT = new Agent({ headersTimeout: 0, bodyTimeout: 0 });

/**
 * `fetch` that follows no redirect, because a key would go with it, and that stops reading where an answer grows larger
 * than allowed: its body then fails with ProviderFailure `too_large`. Bytes are counted after decompression.
 */
export function boundedFetch(maxBytes: number): Fetch {
  return async (url, options) => {
    const response = await fetch(url, { ...options, redirect: 'error', dispatcher: PATIENT });
    const { status, statusText } = response;
    const headers = new Headers([...response.headers]);
    const body = response.body === null ? null : response.body.pipeThrough(limit(maxBytes));
    return new Response(body, { status, statusText, headers });
  };
}

function limit(maxBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let received = 0;
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      received += chunk.byteLength;
      if (received > maxBytes) throw new ProviderFailure('too_large');
      controller.enqueue(chunk);
    },
  });
}
