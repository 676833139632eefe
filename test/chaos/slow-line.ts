import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Chance } from './chance.js';

/** A line to a server whose answers take a while: time to be killed in, with the work done and nobody told of it. */
export class SlowLine implements AsyncDisposable {
  /** So long at most, in milliseconds. */
  slownessMs = 0;
  private readonly open = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly port: number,
    private readonly chance: Chance,
    readonly url: string,
  ) {
    server.on('connection', (near) => this.join(near));
  }

  static async to(url: string, chance: Chance): Promise<SlowLine> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('No port was given.');
    return new SlowLine(server, Number(new URL(url).port), chance, `http://127.0.0.1:${address.port}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.open) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(near: Socket): void {
    const far = connect(this.port, '127.0.0.1');
    let sent = Promise.resolve();
    near.pipe(far);
    far.on('data', (chunk) => {
      const slowness = this.chance.between(0, this.slownessMs);
      sent = sent.then(() => delay(slowness)).then(() => void (near.destroyed || near.write(chunk)));
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(one);
      // A broken line is no error here.
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.open.delete(one);
        other.destroy();
      });
    }
  }
}
