import { apiKey } from './api-key.js';
import { noteControlAccess } from './control-access.js';
import { serverUrl } from './home.js';
import { requestFailureOf, RequestFailed } from './problem.js';

/**
 * Sends a request to the server of this page, with the viewer's API key if there is one: some servers ask for it to read, too.
 * A request that has an authorization of its own keeps it.
 *
 * @throws {RequestFailed} with the detail of the server's problem document, or with status 0 when it cannot be reached
 */
export async function request(path: string, options: RequestInit = {}): Promise<unknown> {
  const headers = new Headers(options.headers);
  const key = apiKey();
  if (key !== '' && !headers.has('authorization')) headers.set('authorization', `Bearer ${key}`);
  const answer = await fetch(serverUrl(path), { ...options, headers }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw new RequestFailed(0, 'The server cannot be reached.');
  });
  noteControlAccess(answer);
  const body: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw requestFailureOf(answer.status, body);
  return body;
}

/** Sends a command. */
export async function command(path: string, body: unknown = {}): Promise<unknown> {
  return request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
