import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Behaviour = (response: ServerResponse, request: SeenRequest) => void | Promise<void>;

/** Answers with `body`, as JSON unless it is text already. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Behaviour {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

const TEN_MEGABYTES = 10_000_000;

/** Every way in which a service can fail that its client has to survive. */
export const BEHAVIOURS = {
  /** Takes the request and never answers. */
  hangs: () => undefined,

  /** A byte of the body every 5 ms, for ever: each read succeeds, the answer never ends. */
  drips: (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 5);
    response.on('close', () => clearInterval(timer));
  },

  /** 10 MB whose length is announced. */
  isLarge: (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': TEN_MEGABYTES });
    response.end(Buffer.alloc(TEN_MEGABYTES, ' '));
  },

  /** 10 MB whose length nobody knows before it is read. */
  isLargeWithoutSayingSo: (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    for (let sent = 0; sent < TEN_MEGABYTES; sent += 100_000) response.write(Buffer.alloc(100_000, ' '));
    response.end();
  },

  /** Half an answer, then the end of the connection. */
  closesInTheMiddle: (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
    response.write('{"half":', () => response.socket?.end());
  },

  /** No answer at all, then a TCP reset. */
  resets: (response) => {
    response.socket?.resetAndDestroy();
  },

  /** Bytes that are no HTTP answer. */
  doesNotSpeakHttp: (response) => {
    response.socket?.end('hello\r\n\r\n');
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
