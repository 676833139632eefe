import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to a server on this machine that breaks when the server answers a word: what was asked is done, and nobody hears. */
export class BreakingLine implements AsyncDisposable {
  private word: string | undefined;
  private readonly server = createServer((client) => this.join(client));
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly target: number) {}

  static async to(port: number): Promise<BreakingLine> {
    const line = new BreakingLine(port);
    line.server.listen(0, '127.0.0.1');
    await once(line.server, 'listening');
    return line;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** From now on; until then everything goes through. */
  breakAtAnswerTo(word: string): void {
    this.word = word;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket): void {
    const server = connect(this.target, '127.0.0.1');
    let isBreaking = false;
    client.on('data', (chunk) => {
      isBreaking ||= this.word !== undefined && chunk.includes(this.word);
      server.write(chunk);
    });
    server.on('data', (chunk) => {
      if (isBreaking) client.destroy();
      else client.write(chunk);
    });
    this.pair(client, server);
    this.pair(server, client);
  }

  private pair(one: Socket, other: Socket): void {
    this.sockets.add(one);
    // A socket that breaks is closed; there is nothing else to be done about it.
    one.on('error', () => {});
    one.on('close', () => {
      this.sockets.delete(one);
      other.destroy();
    });
  }
}
