import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { RunningService } from '#libs/service';

/** All that its clients were sent: the bodies of answers, and the bytes of connections that became sockets. */
export interface RecordingProxy extends RunningService {
  readonly received: string;
}

/** Stands before a server, also before its sockets. Answers are not compressed, so that they can be searched. */
export async function recordingProxy(target: string): Promise<RecordingProxy> {
  const { hostname, port } = new URL(target);
  /** The chunks of each answer, in order. */
  const answers: Buffer[][] = [];
  const noted = (): Buffer[] => {
    const chunks: Buffer[] = [];
    answers.push(chunks);
    return chunks;
  };
  const server = createServer((request, response) => {
    const { method, url: path, headers } = request;
    const passed = ask(
      { hostname, port, method, path, headers: { ...headers, 'accept-encoding': 'identity' } },
      (answer) => {
        const chunks = noted();
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.on('data', (chunk: Buffer) => chunks.push(chunk)).pipe(response);
      },
    );
    // Either side may go away; then the other one has nothing to wait for.
    passed.on('error', () => response.destroy());
    response.on('close', () => passed.destroy());
    request.pipe(passed);
  });
  server.on('upgrade', ({ url: path, headers }, client, head) => {
    const chunks = noted();
    const behind = connect(Number(port), hostname, () => {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
      behind.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      behind.write(head);
      client.pipe(behind);
    });
    behind.on('data', (chunk: Buffer) => chunks.push(chunk)).pipe(client);
    for (const [one, other] of [
      [client, behind],
      [behind, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    get received() {
      return answers.map((chunks) => Buffer.concat(chunks).toString()).join('\n');
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
