import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to a server on this machine that leads through this process, so that a test can do to it what networks do. */
export abstract class Line implements AsyncDisposable {
  /** Both ends of every connection. */
  protected readonly ends = new Set<Socket>();
  private readonly server = createServer((near) => this.join(near));

  /** @param target the server's port */
  constructor(private readonly target: number) {}

  /** Resolves to itself, once it can be dialled. */
  async open(): Promise<this> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    return this;
  }

  /** Where clients connect to. */
  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Every connection is lost, with whatever is on its way. The line may be dialled again. */
  cut(): void {
    for (const end of this.ends) end.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  /** Has what comes from the client, who is near, reach the server, who is far, and what that answers reach the client. */
  protected abstract pass(near: Socket, far: Socket): void;

  private join(near: Socket): void {
    const far = connect(this.target, '127.0.0.1');
    this.pair(near, far);
    this.pair(far, near);
    this.pass(near, far);
  }

  private pair(one: Socket, other: Socket): void {
    this.ends.add(one);
    // A connection that breaks is closed; there is nothing else to be done about it.
    one.on('error', () => {});
    one.on('close', () => {
      this.ends.delete(one);
      other.destroy();
    });
  }
}
