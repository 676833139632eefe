import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Chance } from './chance.js';

/** One address before many replicas: each connection goes to one of them by chance, and can be broken at any time. */
export class FrontDoor implements AsyncDisposable {
  private readonly open = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly ports: readonly number[],
    private readonly chance: Chance,
    readonly url: string,
  ) {
    server.on('connection', (viewer) => this.enter(viewer));
  }

  static async to(ports: readonly number[], chance: Chance): Promise<FrontDoor> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('No port was given.');
    return new FrontDoor(server, ports, chance, `http://127.0.0.1:${address.port}`);
  }

  /** Breaks about this share of the connections, in the middle of whatever is on its way. */
  breakSome(share: number): void {
    for (const viewer of this.open) if (this.chance.happens(share)) viewer.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.breakSome(1);
    this.server.close();
    await once(this.server, 'close');
  }

  private enter(viewer: Socket): void {
    const replica = connect(this.chance.pick(this.ports), '127.0.0.1');
    this.open.add(viewer);
    viewer.pipe(replica).pipe(viewer);
    for (const [one, other] of [
      [viewer, replica],
      [replica, viewer],
    ] as const) {
      // A broken connection is no error here.
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.open.delete(viewer);
        other.destroy();
      });
    }
  }
}
