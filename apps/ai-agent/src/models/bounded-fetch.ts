import { ProviderFailure } from './provider-failure.js';

type Fetch = typeof globalThis.fetch;

/**
 * `fetch` that follows no redirect, because a key would go with it, and that stops reading where an answer grows larger
 * than allowed: its body then fails with ProviderFailure `too_large`. Bytes are counted after decompression.
 */
export function boundedFetch(maxBytes: number): Fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'error' });
    if (response.body === null) return response;
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(limit(maxBytes)), { status, statusText, headers });
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
