import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Line } from '../../libs/service/src/testing/index.js';
import type { Chance } from './chance.js';

/** A line to a server whose answers take a while: time in which a process can be killed after the work is done and before its answer arrives. */
export class SlowLine extends Line {
  /** So long at most, in milliseconds. */
  slownessMs = 0;

  private constructor(
    port: number,
    private readonly chance: Chance,
  ) {
    super(port);
  }

  static async to(url: string, chance: Chance): Promise<SlowLine> {
    return new SlowLine(Number(new URL(url).port), chance).open();
  }

  protected override pass(near: Socket, far: Socket): void {
    let sent = Promise.resolve();
    near.pipe(far);
    far.on('data', (chunk) => {
      const slowness = this.chance.between(0, this.slownessMs);
      sent = sent.then(() => delay(slowness)).then(() => void (near.destroyed || near.write(chunk)));
    });
  }
}
