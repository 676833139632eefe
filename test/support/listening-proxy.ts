import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RunningService } from '#libs/service';

export interface ListeningProxy extends RunningService {
  /** The decisions that went through, in order: the last line of answers in lines. */
  readonly answers: readonly Readonly<Record<string, unknown>>[];
}

/** Stands before an agent and notes what it answers. */
export async function listeningProxy(target: string): Promise<ListeningProxy> {
  const answers: Readonly<Record<string, unknown>>[] = [];
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await request.toArray()).toString();
    const headers = { 'content-type': 'application/json', accept: request.headers.accept ?? '*/*' };
    const method = request.method ?? 'GET';
    const answer = await fetch(`${target}${request.url}`, { method, headers, ...(method === 'POST' && { body }) });
    const text = await answer.text();
    const decision = text.trimEnd().split('\n').at(-1);
    if (method === 'POST' && decision) answers.push(JSON.parse(decision) as Readonly<Record<string, unknown>>);
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' }).end(text);
  };
  const server = createServer((request, response) => void pass(request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, answers, close };
}
