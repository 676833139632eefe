import { apiKey } from './api-key.js';
import { serverUrl } from './home.js';
import { requestFailureOf, RequestFailed } from './problem.js';

/**
 * Asks the server that this page came from.
 *
 * @throws {RequestFailed} with the server's own words when it refuses, with status 0 when it cannot be reached
 */
export async function request(path: string, options: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(serverUrl(path), options).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw new RequestFailed(0, 'The server cannot be reached.');
  });
  const body: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw requestFailureOf(answer.status, body);
  return body;
}

/** Asks for a change: with the viewer's key where there is one. */
export async function command(path: string, body: unknown = {}): Promise<unknown> {
  const key = apiKey();
  const headers = { 'content-type': 'application/json', ...(key !== '' && { authorization: `Bearer ${key}` }) };
  return request(path, { method: 'POST', headers, body: JSON.stringify(body) });
}
