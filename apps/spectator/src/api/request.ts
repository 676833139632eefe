import { apiKey } from './api-key.js';
import { serverUrl } from './home.js';
import { requestFailureOf, RequestFailed } from './problem.js';

/**
 * Sends a request to the server of this page.
 *
 * @throws {RequestFailed} with the detail of the server's problem document, or with status 0 when it cannot be reached
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

/** Sends a command, with the viewer's API key if there is one. */
export async function command(path: string, body: unknown = {}): Promise<unknown> {
  const key = apiKey();
  const headers = { 'content-type': 'application/json', ...(key !== '' && { authorization: `Bearer ${key}` }) };
  return request(path, { method: 'POST', headers, body: JSON.stringify(body) });
}
