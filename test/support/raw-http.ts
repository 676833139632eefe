import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

export interface RawRequest {
  readonly method?: string;
  /** Sent as it stands: not tidied, not encoded. */
  readonly path: string;
  readonly body?: string;
  /** Of the body; JSON by default. */
  readonly type?: string;
  readonly headers?: OutgoingHttpHeaders;
}

export interface RawAnswer {
  readonly status: number;
  readonly type: string;
  readonly headers: IncomingHttpHeaders;
  /** Undefined where the answer is not JSON. */
  readonly body: unknown;
}

/** One HTTP request exactly as written, which `fetch` would not send. */
export function rawRequest(
  url: string,
  { method = 'GET', path, body, type = 'application/json', headers: more = {} }: RawRequest,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const described = body === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) };
  const headers = { ...described, ...more };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        const { headers: answered } = response;
        resolve({
          status,
          type: answered['content-type'] ?? '',
          headers: answered,
          body: parsed(Buffer.concat(chunks)),
        });
      });
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
