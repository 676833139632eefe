import type { Socket } from 'node:net';
import { Line } from '../../../service/src/testing/index.js';

/** A line that counts how often its client waits for an answer before it sends more. */
export class CountingLine extends Line {
  roundTrips = 0;

  static async to(port: number): Promise<CountingLine> {
    return new CountingLine(port).open();
  }

  protected override pass(near: Socket, far: Socket): void {
    let isAnswered = true;
    near.on('data', (chunk) => {
      if (isAnswered) this.roundTrips += 1;
      isAnswered = false;
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      isAnswered = true;
      near.write(chunk);
    });
  }
}
